package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits at their edges, with files that have holes or lie. More of them are in the cases. */
@DisplayName("Z1 Z2 Z3 Z4: sizes")
class SizeLimitsTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
  private static final long LIMIT = 524_288_000;

  @TempDir Path temp;

  @Test
  @DisplayName("Z1: a zip of exactly 500 MiB")
  void acceptsAZipAsLargeAsTheLimit() throws IOException {
    Path zip = sparse(LIMIT);

    ZipReport report = ModuleZip.check(MODULE, zip);

    assertThat(report.isValid()).isTrue();
    assertThat(report.valid()).containsExactly("example.com/m@v1.0.0/a.go");
  }

  @Test
  @DisplayName("Z1: a zip of one byte more")
  void refusesALargerZipWithoutReadingIt() throws IOException {
    Path zip = sparse(LIMIT + 1);
    String message = "module zip file is too large (524288001 bytes; limit is 524288000 bytes)";

    ZipReport report = ModuleZip.check(MODULE, zip);

    assertThat(report.sizeError()).hasValue(message);
    assertThat(report.valid()).isEmpty();
    assertThatThrownBy(() -> ModuleZip.extract(MODULE, zip, temp.resolve("target")))
        .isInstanceOf(InvalidModuleZipException.class)
        .hasMessage("unzip " + zip + ": " + message);
    assertThat(temp.resolve("target")).doesNotExist();
  }

  @Test
  @DisplayName("Z1: and no hash")
  void doesNotHashWhatIsTooLarge() throws IOException {
    CheckedZip checked = ModuleZip.checkAndHash(MODULE, new HugeBlob(LIMIT + 1));

    assertThat(checked.report().isValid()).isFalse();
    assertThat(checked.hash()).isEmpty();
  }

  /** The zip stands at the end; what is before it does not matter to Go. */
  private Path sparse(long size) throws IOException {
    var out = new ByteArrayOutputStream();
    ModuleZip.create(MODULE, SourceTree.of(SampleFile.of("a.go", "package a\n")), out);
    Path file = temp.resolve("sparse.zip");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(out.toByteArray()), size - out.size());
    }
    return file;
  }

  /** Nothing but a size. */
  private record HugeBlob(long size) implements Blob {
    @Override
    public int read(ByteBuffer target, long position) {
      throw new AssertionError("read");
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("Z2: nothing is written of what is too large")
  void writesNothingOfATreeThatIsTooLarge() {
    SourceTree tree = SourceTree.of(SampleFile.sized("a", LIMIT), SampleFile.sized("b", 1));
    var out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> ModuleZip.create(MODULE, tree, out))
        .isInstanceOfSatisfying(
            InvalidModuleZipException.class,
            e -> assertThat(e.report().valid()).containsExactly("a", "b"))
        .hasMessage("create zip: module source tree too large (max size is 524288000 bytes)");
    assertThat(out.size()).isZero();
  }

  @Test
  @DisplayName("Z2: a file that never ends is cut off where it should have ended")
  void readsNoMoreThanOneByteBeyondTheDeclaredSize() {
    var endless = new Endless("a", 5);

    assertThatThrownBy(
            () -> ModuleZip.create(MODULE, SourceTree.of(endless), OutputStream.nullOutputStream()))
        .hasMessage("create zip: file \"a\" is larger than declared size");
    assertThat(endless.read).isEqualTo(6);
  }

  @Test
  @DisplayName("Z3: a go.mod that never ends decides nothing")
  void readsNoMoreOfGoModThanItMayHave() {
    var goMod = new Endless("go.mod", 5);
    SourceTree tree = SourceTree.of(goMod, SampleFile.of("vendor/modules.txt", ""));

    assertThat(ModuleZip.checkFiles(tree).valid()).containsExactly("go.mod", "vendor/modules.txt");
    assertThat(goMod.read).isLessThan(17 << 20);
  }

  @Test
  @DisplayName("Z3, Z32: a go.mod as large as it may be decides")
  void readsAGoModAsLargeAsTheLimit() {
    String text = "module example.com/m\n\ngo 1.24\n//";
    String padded = text + "x".repeat((int) ModuleZip.MAX_GO_MOD_SIZE - text.length());
    SourceTree tree =
        SourceTree.of(SampleFile.of("go.mod", padded), SampleFile.of("vendor/modules.txt", ""));

    assertThat(ModuleZip.checkFiles(tree).valid()).containsExactly("go.mod");
  }

  private static final class Endless implements SourceFile {
    private final String path;
    private final long size;
    long read;

    Endless(String path, long size) {
      this.path = path;
      this.size = size;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public Status status() {
      return new Status(Kind.REGULAR, size);
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        @Override
        public int read() {
          read++;
          return 'x';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          read += length;
          return length;
        }
      };
    }
  }

  @Test
  @DisplayName("Z4: paths may be long and deep")
  void acceptsDeepPaths() throws IOException {
    String deep = "d/".repeat(30_000) + "a.go";
    var out = new ByteArrayOutputStream();

    ModuleZip.create(MODULE, SourceTree.of(SampleFile.of(deep, "package a\n")), out);

    try (Blob zip = Blob.ofBytes(out.toByteArray())) {
      assertThat(ModuleZip.check(MODULE, zip).isValid()).isTrue();
    }
  }

  @Test
  @DisplayName("Z4: but a zip has no room for more than 65,535 bytes of a name")
  void refusesNamesThatNoZipCanHold() {
    String longest = "x".repeat(65_535 - "example.com/m@v1.0.0/".length());
    SourceTree fits = SourceTree.of(SampleFile.of(longest, ""));
    SourceTree tooLong = SourceTree.of(SampleFile.of(longest + "x", ""));

    assertThat(ModuleZip.checkFiles(tooLong).isValid()).isTrue();
    assertThat(create(fits)).isEqualTo("");
    assertThat(create(tooLong)).isEqualTo("create zip: zip: FileHeader.Name too long");
  }

  private static String create(SourceTree tree) {
    try {
      ModuleZip.create(MODULE, tree, OutputStream.nullOutputStream());
      return "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
