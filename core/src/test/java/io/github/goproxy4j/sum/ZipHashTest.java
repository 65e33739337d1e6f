package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipLimits;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hashes were computed by dirhash.HashZip of golang.org/x/mod in Go 1.26.8. */
class ZipHashTest {
  private static final String P = "example.com/m@v1.0.0/";
  private static final String FILES = "h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o=";
  private static final String FILES_AND_FOLDERS = "h1:hCzx9aGcscj7PyJKtzU7KrFXka14kRas6Z5NwDaoncg=";

  @Test
  @DisplayName("H2, trap 7: entries for directories count, and then the extracted tree differs")
  void countsDirectories(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("go.mod"), "module example.com/m\n");
    Files.writeString(folder.resolve("sub/a.go"), "package sub\n");

    assertThat(ModuleHash.ofZip(files().blob())).hasToString(FILES);
    assertThat(ModuleHash.ofZip(files().file(P, "").file(P + "sub/", "").blob()))
        .hasToString(FILES_AND_FOLDERS);
    assertThat(ModuleHash.ofDirectory(folder, ModuleVersion.of("example.com/m", "v1.0.0")).value())
        .isEqualTo(FILES);
  }

  @Test
  @DisplayName("H3, trap 8: the last of several entries counts, a broken earlier one does not")
  void takesTheLastOfEqualNames() throws IOException {
    var zip = new RawZip().file(P + "a.go", "first", e -> e.crc = 1).file(P + "a.go", "last");

    assertThat(ModuleHash.ofZip(zip.blob()))
        .hasToString("h1:jK5/vBT5c7k1ROcZYjC66SHAiH9udRu6OrcBtqgf/24=");
  }

  @Test
  @DisplayName("C6, trap 9: a symbolic link is a file with the link as its content")
  void takesLinksForFiles() throws IOException {
    var file = new RawZip().file(P + "a.go", "target");
    var link = new RawZip().file(P + "a.go", "target", e -> e.externalAttributes = 0xA1FF << 16);

    assertThat(ModuleHash.ofZip(link.blob())).isEqualTo(ModuleHash.ofZip(file.blob()));
  }

  @Test
  @DisplayName("C6, trap 10: vendored and version control files are hashed like any other")
  void leavesNothingOut() throws IOException {
    var zip = files().file(P + "vendor/x/x.go", "").file(P + ".git/config", "");

    assertThat(ModuleHash.ofZip(zip.blob())).isNotEqualTo(ModuleHash.ofZip(files().blob()));
  }

  @Test
  @DisplayName("H1: of several faults the first in the order of names is told")
  void tellsTheFirstFaultByName() {
    var zip = new RawZip().file("b\n", "").file("a", "x", e -> e.crc = 1);

    assertThatThrownBy(() -> ModuleHash.ofZip(zip.blob())).hasMessage("zip: checksum error");
  }

  @Test
  @DisplayName("H1: a newline in a name is told before the content is looked at")
  void looksAtNamesFirst() {
    var zip = new RawZip().file("a\n", "x", e -> e.crc = 1);

    assertThatThrownBy(() -> ModuleHash.ofZip(zip.blob()))
        .hasMessage("dirhash: filenames with newlines are not supported");
  }

  @Test
  void hashesADirectoryReadWithOtherLimits() throws IOException {
    ZipDirectory directory = ZipDirectory.read(files().blob(), new ZipLimits(2, 1000));

    assertThat(ModuleHash.ofZip(directory)).hasToString(FILES);
  }

  @Test
  void leavesTheBlobOpenAndReadsEachByteOnce() throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    byte[] zip = new RawZip().file(RawZip.bytes("a"), content, e -> {}).build();
    var blob = new CountingBlob(zip);

    ModuleHash.ofZip(blob);

    assertThat(blob.closed).isZero();
    assertThat(blob.read).isBetween((long) zip.length, zip.length + 5000L);
  }

  @Test
  @DisplayName("H2, H3: what has to be unambiguous has the same hash")
  void hashesWhatEveryReaderSees() throws IOException {
    for (RawZip zip :
        List.of(
            new RawZip(),
            files(),
            files().file(P, "").file(P + "sub/", ""),
            files().file("a", "first").file("a", "last").file("a/", ""),
            files().file("a", "deflated", RawZip::deflate).file("b", "", RawZip::deflate),
            files().file("a", "described", RawZip::describe))) {
      assertThat(unambiguous(zip)).isEqualTo(ModuleHash.ofZip(zip.blob()));
    }
  }

  @Test
  void hashesNothingOfWhichReadersMaySeeSomethingElse() {
    assertThatThrownBy(() -> unambiguous(new RawZip().file("a", "x", e -> e.flags = 1)))
        .hasMessage("ambiguous zip: \"a\" is encrypted");
    assertThatThrownBy(() -> unambiguous(new RawZip().file("b", "x", e -> e.crc++).file("a\n", "")))
        .hasMessage("\"b\": zip: checksum error");
  }

  @Test
  @DisplayName("H2: what Go does not hash has no hash here either")
  void hashesNothingThatGoDoesNot() {
    for (RawZip zip : List.of(new RawZip().file("a\n", ""), new RawZip().file("a/", "x"))) {
      assertThatThrownBy(() -> unambiguous(zip))
          .hasMessage(catchThrowable(() -> ModuleHash.ofZip(zip.blob())).getMessage());
    }
  }

  @Test
  void readsContentsOnceToHashAndToSeeThatTheyAreUnambiguous() throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    byte[] zip = new RawZip().file(RawZip.bytes("a"), content, RawZip::deflate).build();
    var blob = new CountingBlob(zip);

    ModuleHash.ofUnambiguousZip(ZipDirectory.read(blob));

    assertThat(blob.read).isBetween((long) zip.length, zip.length + 5000L);
  }

  private static ModuleHash unambiguous(RawZip zip) throws IOException {
    return ModuleHash.ofUnambiguousZip(ZipDirectory.read(zip.blob()));
  }

  @Test
  void closesTheFileWhateverHappens(@TempDir Path folder) throws IOException {
    Path good = Files.write(folder.resolve("good.zip"), files().build());
    Path bad = Files.write(folder.resolve("bad.zip"), new byte[100]);
    Path broken =
        Files.write(folder.resolve("broken.zip"), files().file("a", "x", e -> e.crc++).build());

    assertThat(ModuleHash.ofZip(good)).hasToString(FILES);
    assertThatThrownBy(() -> ModuleHash.ofZip(bad)).hasMessage("zip: not a valid zip file");
    assertThatThrownBy(() -> ModuleHash.ofZip(broken)).hasMessage("zip: checksum error");
    assertThatThrownBy(() -> ModuleHash.ofZip(folder.resolve("none.zip")))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
    assertThat(openFilesIn(folder)).isEmpty();
  }

  @Property(tries = 100)
  @Label("H6: order, compression, times, modes and comments do not matter")
  void dependsOnNamesAndContentsOnly(
      @ForAll @Size(max = 8) Map<@StringLength(max = 10) String, @StringLength(max = 99) String> f,
      @ForAll Random random)
      throws IOException {
    List<Map.Entry<String, String>> entries =
        new ArrayList<>(f.entrySet().stream().filter(e -> isFileName(e.getKey())).toList());
    var plain = new RawZip();
    entries.forEach(e -> plain.file(e.getKey(), e.getValue()));
    Collections.shuffle(entries, random);
    var other = new RawZip().with(z -> z.comment = RawZip.bytes("comment"));
    entries.forEach(e -> other.file(e.getKey(), e.getValue(), disguise(random)));

    assertThat(ModuleHash.ofZip(other.blob())).isEqualTo(ModuleHash.ofZip(plain.blob()));
  }

  private static Consumer<RawZip.Entry> disguise(Random random) {
    return e -> {
      if (random.nextBoolean()) {
        RawZip.deflate(e);
      }
      if (random.nextBoolean()) {
        RawZip.describe(e);
      }
      e.versionMadeBy = random.nextInt();
      e.externalAttributes = random.nextInt();
      e.flags |= 0x800 | random.nextInt(2);
      e.comment = new byte[random.nextInt(9)];
    };
  }

  private static boolean isFileName(String name) {
    boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(name);
    return text && !name.endsWith("/") && name.indexOf('\n') < 0;
  }

  private static RawZip files() {
    return new RawZip()
        .file(P + "go.mod", "module example.com/m\n")
        .file(P + "sub/a.go", "package sub\n");
  }

  private static List<Path> openFilesIn(Path folder) throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(descriptors));
    var open = new ArrayList<Path>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).startsWith(folder)) {
          open.add(link);
        }
      }
    }
    return open;
  }

  private static final class CountingBlob implements Blob {
    private final Blob blob;
    private long read;
    private int closed;

    CountingBlob(byte[] bytes) {
      blob = Blob.ofBytes(bytes);
    }

    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int n = blob.read(target, position);
      read += n;
      return n;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
