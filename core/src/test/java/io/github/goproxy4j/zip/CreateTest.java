package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.NonCanonicalVersionException;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Z24-Z27: making zips")
class CreateTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
  private static final String PREFIX = "example.com/m@v1.0.0/";

  @TempDir Path temp;

  @Test
  @DisplayName("Z24: nothing is written if anything is invalid")
  void writesNothingIfAFileIsInvalid() {
    var out = new ByteArrayOutputStream();
    SourceTree tree = SourceTree.of(SampleFile.of("a.go", ""), SampleFile.of("A.go", ""));

    assertThatThrownBy(() -> ModuleZip.create(MODULE, tree, out))
        .isInstanceOfSatisfying(
            InvalidModuleZipException.class,
            e -> assertThat(e.report()).isEqualTo(ModuleZip.checkFiles(tree)))
        .hasMessage(
            "create zip: A.go: case-insensitive file name collision: \"a.go\" and \"A.go\"");
    assertThat(out.size()).isZero();
  }

  @Test
  @DisplayName("Z24: a version that is not canonical is no argument")
  void refusesVersionsThatAreNotCanonicalFirst() {
    ModuleVersion short1 = ModuleVersion.of("example.com/m", "v1");
    SourceTree invalid = SourceTree.of(SampleFile.of("a'", ""));

    assertThatThrownBy(() -> ModuleZip.create(short1, invalid, OutputStream.nullOutputStream()))
        .isInstanceOf(NonCanonicalVersionException.class)
        .hasMessage("version \"v1\" is not canonical (should be \"v1.0.0\")");
    assertThatThrownBy(
            () -> ModuleZip.create(short1, temp.resolve("x"), OutputStream.nullOutputStream()))
        .isInstanceOf(NonCanonicalVersionException.class);
  }

  @Test
  @DisplayName("Z24: a directory that is not there")
  void saysWhichDirectoryCannotBeListed() {
    Path missing = temp.resolve("missing");

    assertThatThrownBy(() -> ModuleZip.create(MODULE, missing, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "create zip from directory " + missing + ": " + missing + ": no such file or directory")
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("Z25: entries keep the order of the files")
  void writesEntriesInTheOrderOfTheFiles() throws IOException {
    byte[] zip = create(SampleFile.of("z", ""), SampleFile.of("a/b", ""), SampleFile.of("m", ""));

    assertThat(names(zip)).containsExactly(PREFIX + "z", PREFIX + "a/b", PREFIX + "m");
  }

  @Test
  @DisplayName("Z25: headers have a name, sizes and a checksum, and nothing else")
  void writesNothingIntoHeadersThatIsNotInTheFile() throws IOException {
    byte[] zip = create(SampleFile.of("a~.go", "package a\n"), SampleFile.of("\u00e9", ""));
    var end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = end.getInt(zip.length - 6);
    var header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).position(directory).slice();
    header.order(ByteOrder.LITTLE_ENDIAN);

    assertThat(header.getInt(0)).isEqualTo(0x02014b50);
    assertThat(header.getShort(4)).as("made by").isEqualTo((short) 20);
    assertThat(header.getShort(6)).as("needed").isEqualTo((short) 20);
    assertThat(header.getShort(8)).as("flags").isEqualTo((short) 0x808);
    assertThat(header.getShort(10)).as("method").isEqualTo((short) 8);
    assertThat(header.getInt(12)).as("time").isEqualTo(0x00210000);
    assertThat(header.getInt(24)).as("size").isEqualTo(10);
    assertThat(header.getShort(28)).as("name").isEqualTo((short) (PREFIX + "a~.go").length());
    assertThat(header.getShort(30)).as("extra").isZero();
    assertThat(header.getShort(32)).as("comment").isZero();
    assertThat(header.getInt(36) | header.getInt(38)).as("attributes").isZero();
    assertThat(header.getInt(42)).as("offset").isZero();
    assertThat(names(zip)).containsExactly(PREFIX + "a~.go", PREFIX + "\u00e9");
  }

  @Test
  @DisplayName("Z25: an empty file is deflated like any other")
  void deflatesEmptyFiles() throws IOException {
    byte[] zip = create(SampleFile.of("empty", ""));

    try (Blob blob = Blob.ofBytes(zip)) {
      ZipEntry entry = ZipDirectory.read(blob).entries().get(0);
      assertThat(entry.method()).isEqualTo(8);
      assertThat(entry.uncompressedSize()).isZero();
      assertThat(entry.open().readAllBytes()).isEmpty();
    }
  }

  @Test
  @DisplayName("Z25: the same files make the same bytes")
  void writesTheSameBytesAgain() throws IOException {
    SampleFile[] files = {
      SampleFile.of("go.mod", "module example.com/m\n"), SampleFile.of("a.go", "a".repeat(100_000))
    };

    assertThat(create(files)).isEqualTo(create(files));
  }

  @Test
  @Tag("large")
  @DisplayName("Z25: more files than two bytes can count")
  void writesMoreThan65535Files() throws IOException {
    SampleFile[] files =
        IntStream.range(0, 65_536)
            .mapToObj(i -> SampleFile.of("f" + i, ""))
            .toArray(SampleFile[]::new);

    byte[] zip = create(files);

    assertThat(names(zip)).hasSize(65_536).startsWith(PREFIX + "f0").endsWith(PREFIX + "f65535");
  }

  @Test
  @Timeout(20)
  @DisplayName("Z25: names that all have the same hash code")
  void isNotSlowedDownByCraftedNames() throws IOException {
    SampleFile[] files =
        IntStream.range(0, 1 << 15).mapToObj(CreateTest::crafted).toArray(SampleFile[]::new);

    assertThat(names(create(files))).hasSize(1 << 15);
  }

  /** Both pairs of letters have one hash code, so all names have. */
  private static SampleFile crafted(int number) {
    var name = new StringBuilder();
    for (int bit = 0; bit < 15; bit++) {
      name.append((number >> bit & 1) == 0 ? "ak" : "c-");
    }
    return SampleFile.of(name.toString(), "");
  }

  @Test
  @DisplayName("Z25: the stream is the caller's")
  void flushesTheStreamAndLeavesItOpen() throws IOException {
    var out = new Recorder();

    ModuleZip.create(MODULE, SourceTree.of(SampleFile.of("a", "a")), out);

    assertThat(out.flushed).isTrue();
    assertThat(out.closed).isFalse();
  }

  private static final class Recorder extends ByteArrayOutputStream {
    boolean flushed;
    boolean closed;

    @Override
    public void flush() {
      flushed = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  @DisplayName("Z26: a file that has grown is closed and nothing claims to be complete")
  void closesTheFileThatHasGrown() {
    var out = new ByteArrayOutputStream();
    var file = new Tracked();

    assertThatThrownBy(() -> ModuleZip.create(MODULE, SourceTree.of(file), out))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(InvalidModuleZipException.class)
        .hasMessage("create zip: file \"a\" is larger than declared size");
    assertThat(file.closed).isTrue();
    try (Blob zip = Blob.ofBytes(out.toByteArray())) {
      assertThatThrownBy(() -> ModuleZip.check(MODULE, zip)).isInstanceOf(IOException.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Tracked implements SourceFile {
    boolean closed;

    @Override
    public String path() {
      return "a";
    }

    @Override
    public Status status() {
      return new Status(Kind.REGULAR, 2);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[3]) {
        @Override
        public void close() {
          closed = true;
        }
      };
    }
  }

  @Test
  @DisplayName("Z26: a stream that fails")
  void namesTheFailureOfTheTarget() {
    var failure = new IOException("disk full");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw failure;
          }
        };

    assertThatThrownBy(() -> ModuleZip.create(MODULE, SourceTree.of(SampleFile.of("a", "a")), full))
        .hasMessage("create zip: disk full")
        .hasCause(failure);
  }

  @Test
  @DisplayName("Z26: a file that is no longer there, or a link by now")
  void failsIfAFileWasReplacedAfterListing() throws IOException {
    Path dir = Files.createDirectory(temp.resolve("m"));
    Path file = Files.writeString(dir.resolve("a.go"), "package a\n");
    Path secret = Files.writeString(temp.resolve("secret"), "secret");
    SourceTree tree = SourceTree.ofDirectory(dir);

    Files.delete(file);
    assertThatThrownBy(() -> ModuleZip.create(MODULE, tree, OutputStream.nullOutputStream()))
        .hasMessage("create zip: " + file + ": no such file or directory");
    Files.createSymbolicLink(file, secret);
    assertThatThrownBy(() -> ModuleZip.create(MODULE, tree, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("create zip: " + file);
  }

  @Test
  @DisplayName("a stream that has nothing yet has not ended")
  void readsOnAfterNoBytes() throws IOException {
    var out = new ByteArrayOutputStream();

    ModuleZip.create(MODULE, SourceTree.of(new Hesitant()), out);

    try (Blob zip = Blob.ofBytes(out.toByteArray());
        InputStream content = ZipDirectory.read(zip).entries().get(0).open()) {
      assertThat(content).hasContent("data");
    }
  }

  private record Hesitant() implements SourceFile {
    @Override
    public String path() {
      return "a";
    }

    @Override
    public Status status() {
      return new Status(Kind.REGULAR, 4);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream("data".getBytes(StandardCharsets.UTF_8)) {
        private boolean hesitated;

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
          hesitated = !hesitated;
          return hesitated ? 0 : super.read(target, offset, 1);
        }
      };
    }
  }

  @Test
  @DisplayName("Z27: no files")
  void makesAnEmptyZipOfNothing() throws IOException {
    byte[] zip = create();

    assertThat(zip).hasSize(22);
    try (Blob blob = Blob.ofBytes(zip)) {
      assertThat(ModuleHash.ofZip(blob))
          .hasToString("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
  }

  @Test
  @DisplayName("Z35: what is reported of a directory has paths of the module")
  void reportsPathsOfTheModule() throws IOException {
    Files.createDirectories(temp.resolve(".git"));
    Files.createDirectories(temp.resolve("sub"));
    Files.writeString(temp.resolve("sub/a.go"), "package sub\n");

    ZipReport report = ModuleZip.create(MODULE, temp, OutputStream.nullOutputStream());

    assertThat(report.valid()).containsExactly("sub/a.go");
    assertThat(report.omitted())
        .containsExactly(
            new ZipReport.Finding(".git", "directory is a version control repository"));
  }

  private static byte[] create(SampleFile... files) throws IOException {
    var out = new ByteArrayOutputStream();
    ModuleZip.create(MODULE, SourceTree.of(files), out);
    return out.toByteArray();
  }

  private static List<String> names(byte[] zip) throws IOException {
    try (Blob blob = Blob.ofBytes(zip)) {
      return ZipDirectory.read(blob).entries().stream().map(ZipEntry::nameText).toList();
    }
  }
}
