package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.NonCanonicalVersionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("U1 U2 U3: unpacking zips")
@DisabledOnOs(OS.WINDOWS)
class ExtractTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
  private static final String PREFIX = "example.com/m@v1.0.0/";

  @TempDir Path temp;

  /** Whatever a test did, no file of it is still open. */
  @AfterEach
  void leavesNoFileOpen() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return;
    }
    try (Stream<Path> files = Files.list(open)) {
      assertThat(files.filter(fd -> target(fd).startsWith(temp))).isEmpty();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link;
    }
  }

  @Test
  @DisplayName("U1: a target that does not exist is made, with what is above it")
  void makesTheTargetAndItsParents() throws IOException {
    Path target = temp.resolve("a/b/c");

    ZipReport report = extract(zip().file(PREFIX + "x.go", "x"), target);

    assertThat(report.valid()).containsExactly(PREFIX + "x.go");
    assertThat(target.resolve("x.go")).hasContent("x");
  }

  @Test
  void readsTheZipInAFile() throws IOException {
    Path file = Files.write(temp.resolve("zip"), zip().file(PREFIX + "x.go", "x").build());
    Path target = temp.resolve("target");

    ZipReport report = ModuleZip.extract(MODULE, file, target);

    assertThat(report.valid()).containsExactly(PREFIX + "x.go");
    assertThat(target.resolve("x.go")).hasContent("x");
  }

  @Test
  @DisplayName("U1: an empty target stays the directory it was")
  void keepsAnEmptyTarget() throws IOException {
    Path target = Files.createDirectory(temp.resolve("target"));
    Object before = Files.getAttribute(target, "unix:ino");

    extract(zip().file(PREFIX + "x.go", "x"), target);

    assertThat(Files.getAttribute(target, "unix:ino")).isEqualTo(before);
    assertThat(tree(target)).containsExactly("x.go");
  }

  @Test
  @DisplayName("U1: a target that is not empty")
  void refusesATargetThatIsNotEmpty() throws IOException {
    Path target = Files.createDirectory(temp.resolve("target"));
    Files.writeString(target.resolve("old"), "old");
    Path missing = temp.resolve("missing.zip");

    assertThatThrownBy(() -> ModuleZip.extract(MODULE, missing, target))
        .hasMessage("unzip %s: target directory %s exists and is not empty", missing, target);
    assertThatThrownBy(() -> extract(zip(), target))
        .hasMessage("unzip: target directory %s exists and is not empty", target);
    assertThat(tree(target)).containsExactly("old");
  }

  @Test
  @DisplayName("U1: a target that is a file")
  void refusesATargetThatIsAFile() throws IOException {
    Path target = Files.writeString(temp.resolve("target"), "file");

    assertThatThrownBy(() -> extract(zip().file(PREFIX + "a", "a"), target))
        .hasMessage("unzip: %s: file exists", target);
    assertThatThrownBy(() -> extract(zip().file(PREFIX + "a", "a"), target.resolve("below")))
        .isInstanceOf(IOException.class);
    assertThat(target).hasContent("file");
  }

  @Test
  @DisplayName("U1: no zip")
  void saysThatThereIsNoZip() {
    Path missing = temp.resolve("missing.zip");

    assertThatThrownBy(() -> ModuleZip.extract(MODULE, missing, temp.resolve("target")))
        .hasMessage("unzip %s: %s: no such file or directory", missing, missing);
    assertThat(temp.resolve("target")).doesNotExist();
  }

  @Test
  @DisplayName("U1: everything is checked before anything is written")
  void writesNothingOfAnInvalidZip() {
    Path target = temp.resolve("target");
    RawZip zip = zip().file(PREFIX + "a", "a").file(PREFIX + "sub/go.mod", "");

    assertThatThrownBy(() -> extract(zip, target))
        .isInstanceOfSatisfying(
            InvalidModuleZipException.class,
            e -> assertThat(e.report().valid()).containsExactly(PREFIX + "a"))
        .hasMessage("unzip: %ssub/go.mod: go.mod file not in module root directory", PREFIX);
    assertThat(target).doesNotExist();
  }

  @Test
  @DisplayName("U1: a version that is not canonical")
  void refusesVersionsThatAreNotCanonical() {
    ModuleVersion module = ModuleVersion.of("example.com/m", "v1");

    assertThatThrownBy(() -> ModuleZip.extract(module, temp.resolve("x.zip"), temp))
        .isInstanceOf(NonCanonicalVersionException.class);
  }

  @Test
  @DisplayName("U2: directories are made only for files, and files are read-only")
  void makesReadOnlyFilesAndNoEmptyDirectories() throws IOException {
    Path target = temp.resolve("target");
    RawZip zip =
        zip()
            .file(PREFIX, "")
            .file(PREFIX + "empty/", "")
            .file(PREFIX + "d/", "")
            .file(PREFIX + "d/e/\u00e9 f.go", "f")
            .file(PREFIX + "run.sh", "#!", e -> e.externalAttributes = 0x81ED << 16);

    extract(zip, target);

    assertThat(tree(target)).containsExactly("d", "d/e", "d/e/\u00e9 f.go", "run.sh");
    assertThat(permissions(target.resolve("run.sh"))).isEqualTo("r--r--r--");
    assertThat(permissions(target.resolve("d/e/\u00e9 f.go"))).isEqualTo("r--r--r--");
    assertThat(target.resolve("d/e/\u00e9 f.go")).hasContent("f");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @DisplayName("U2: an entry that says it is a link becomes a file")
  void makesNoLinks() throws IOException {
    Path target = temp.resolve("target");
    RawZip zip =
        zip()
            .file(
                PREFIX + "link",
                "/etc/passwd",
                e -> {
                  e.versionMadeBy = 3 << 8 | 20;
                  e.externalAttributes = 0xA1FF << 16;
                });

    extract(zip, target);

    assertThat(Files.isSymbolicLink(target.resolve("link"))).isFalse();
    assertThat(target.resolve("link")).hasContent("/etc/passwd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PREFIX + "../x",
        PREFIX + "a/../../x",
        PREFIX + "/x",
        "/x",
        "../" + PREFIX + "x",
        PREFIX + "..\\x",
        PREFIX + "C:/x",
        PREFIX + "../",
        PREFIX + "\u0000x"
      })
  @DisplayName("U2: names that lead elsewhere")
  void neverLeavesTheTarget(String name) throws IOException {
    Path target = temp.resolve("in/target");

    assertThatThrownBy(() -> extract(zip().file(PREFIX + "a", "a").file(name, "x"), target))
        .isInstanceOf(InvalidModuleZipException.class);
    assertThat(tree(temp)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a", "A/b"})
  @DisplayName("U2: names that collide")
  void writesNothingThatCollides(String name) throws IOException {
    RawZip zip = zip().file(PREFIX + "a/b", "1").file(PREFIX + name, "2");

    assertThatThrownBy(() -> extract(zip, temp.resolve("target")))
        .isInstanceOf(InvalidModuleZipException.class);
    assertThat(tree(temp)).isEmpty();
  }

  @Test
  @DisplayName("U2: the target may not be a link, wherever it leads")
  void refusesATargetThatIsALink() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    Path dangling = Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("nowhere"));

    for (Path target : List.of(link, dangling)) {
      assertThatThrownBy(() -> extract(zip().file(PREFIX + "a", "a"), target))
          .hasMessage("unzip: target directory %s is a symbolic link", target);
    }
    assertThat(tree(temp)).containsExactly("dangling", "link", "real");
  }

  @Test
  @DisplayName("U2: what is above the target is the caller's business")
  void followsLinksAboveTheTarget() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);

    extract(zip().file(PREFIX + "a", "a"), link.resolve("target"));

    assertThat(tree(real)).containsExactly("target", "target/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "b/c", "b/c/d"})
  @DisplayName("U2: a link planted below the target while it is filled")
  void followsNoLinkBelowTheTarget(String planted) throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Path target = temp.resolve("target");
    byte[] zip = zip().file(PREFIX + "a", "a").file(PREFIX + "b/c/d", "d").build();
    Path link = target.resolve(planted);

    try (Blob blob = new Trap(Blob.ofBytes(zip), target, () -> plant(link, outside))) {
      assertThatThrownBy(() -> ModuleZip.extract(MODULE, blob, target))
          .hasCauseInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(tree(outside)).isEmpty();
    assertThat(target.resolve("a")).doesNotExist();
    assertThat(link).isSymbolicLink();
  }

  private static void plant(Path link, Path outside) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, outside);
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Does something as soon as content is read for a target that exists by then. */
  private static final class Trap implements Blob {
    private final Blob zip;
    private final Path target;
    private Action action;

    Trap(Blob zip, Path target, Action action) {
      this.zip = zip;
      this.target = target;
      this.action = action;
    }

    @Override
    public long size() {
      return zip.size();
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Action once = action;
        action = () -> {};
        once.run();
      }
      return zip.read(buffer, position);
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  @Test
  @DisplayName("U3: a checksum that is wrong in the last entry")
  void leavesNothingIfContentIsBroken() throws IOException {
    RawZip zip =
        zip()
            .file(PREFIX + "a/b/c", "c")
            .file(PREFIX + "d", "d")
            .file(PREFIX + "e/f", "f", e -> e.crc = 1);

    assertThatThrownBy(() -> extract(zip, temp.resolve("above/target")))
        .hasMessage("unzip: zip: checksum error")
        .hasCauseInstanceOf(ZipFormatException.class);
    assertThat(tree(temp)).isEmpty();
  }

  @Test
  @DisplayName("U3: content that is longer or shorter than it says")
  void leavesNothingIfASizeIsWrong() throws IOException {
    for (int size : new int[] {0, 2, 4}) {
      RawZip zip =
          zip().file(PREFIX + "a", "a").file(PREFIX + "b", "bcd", e -> e.uncompressedSize = size);

      assertThatThrownBy(() -> extract(zip, temp.resolve("target")))
          .hasCauseInstanceOf(ZipFormatException.class);
      assertThat(tree(temp)).isEmpty();
    }
  }

  @Test
  @DisplayName("U3: a target that was empty is empty again")
  void emptiesTheTargetIfADiskFails() throws IOException {
    Path target = Files.createDirectory(temp.resolve("target"));
    String tooLong = "x".repeat(300);
    RawZip zip =
        zip().file(PREFIX + "a/b", "b").file(PREFIX + tooLong, "x").file(PREFIX + "c", "c");

    assertThatThrownBy(() -> extract(zip, target))
        .hasMessageStartingWith("unzip: " + target.resolve(tooLong));
    assertThat(tree(temp)).containsExactly("target");
  }

  @Test
  @DisplayName("U3: deeper than the disk allows")
  void leavesNothingOfADirectoryThatIsTooDeep() throws IOException {
    RawZip zip = zip().file(PREFIX + ("d".repeat(200) + "/").repeat(40) + "a", "a");

    assertThatThrownBy(() -> extract(zip, temp.resolve("target"))).isInstanceOf(IOException.class);
    assertThat(tree(temp)).isEmpty();
  }

  @Test
  @DisplayName("U3: a failure that is no exception of the file system")
  void leavesNothingWhateverIsThrown() throws IOException {
    Path target = temp.resolve("target");
    byte[] zip = zip().file(PREFIX + "a", "a").file(PREFIX + "b", "b").build();
    Action failure =
        () -> {
          throw new StackOverflowError();
        };

    try (Blob blob = new Trap(Blob.ofBytes(zip), target, failure)) {
      assertThatThrownBy(() -> ModuleZip.extract(MODULE, blob, target))
          .isInstanceOf(StackOverflowError.class);
    }
    assertThat(tree(temp)).isEmpty();
  }

  @Test
  @DisplayName("U3: bytes that are no zip")
  void saysThatItIsNoZip() throws IOException {
    Path file = Files.writeString(temp.resolve("no.zip"), "no zip");

    assertThatThrownBy(() -> ModuleZip.extract(MODULE, file, temp.resolve("target")))
        .hasMessage("unzip %s: zip: not a valid zip file", file)
        .hasCauseInstanceOf(ZipFormatException.class);
    assertThat(tree(temp)).containsExactly("no.zip");
  }

  private static RawZip zip() {
    return new RawZip();
  }

  private static ZipReport extract(RawZip zip, Path target) throws IOException {
    try (Blob blob = Blob.ofBytes(zip.build())) {
      return ModuleZip.extract(MODULE, blob, target);
    }
  }

  private static List<String> tree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> !file.equals(directory))
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
