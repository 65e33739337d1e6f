package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C1-C7 H2: a check that hashes")
class CheckAndHashTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
  private static final String PREFIX = "example.com/m@v1.0.0/";

  @Test
  void saysWhatTheCheckAndTheHashSay() throws IOException {
    RawZip zip =
        new RawZip().file(PREFIX, "").file(PREFIX + "d/", "").file(PREFIX + "d/a.go", "package d");

    CheckedZip checked = checkAndHash(zip);

    try (Blob blob = Blob.ofBytes(zip.build())) {
      assertThat(checked.report()).isEqualTo(ModuleZip.check(MODULE, blob));
      assertThat(checked.hash()).hasValue(ModuleHash.ofZip(blob));
    }
    assertThat(checked.report().isValid()).isTrue();
  }

  @Test
  void hashesAnInvalidZipToo() throws IOException {
    CheckedZip checked = checkAndHash(new RawZip().file("elsewhere", "x"));

    assertThat(checked.report().invalid()).hasSize(1);
    assertThat(checked.hash()).isPresent();
  }

  @Test
  @DisplayName("Z2: unless it is too large to be read, which invalid files may be as well")
  void doesNotInflateWhatIsTooLarge() throws IOException {
    long half = 262_144_001;
    RawZip zip =
        new RawZip()
            .file(PREFIX + "a", "a", e -> e.uncompressedSize = half)
            .file("elsewhere", "b", e -> e.uncompressedSize = half);

    CheckedZip checked = checkAndHash(zip);

    assertThat(checked.report().sizeError()).isEmpty();
    assertThat(checked.hash()).isEmpty();
  }

  @Test
  @DisplayName("C5: what a directory claims is not counted, and not believed")
  void failsIfADirectoryHasASize() throws IOException {
    RawZip zip = new RawZip().file(PREFIX + "d/", "", e -> e.uncompressedSize = 600 << 20);

    assertThat(ModuleZip.check(MODULE, Blob.ofBytes(zip.build())).isValid()).isTrue();
    assertThatThrownBy(() -> checkAndHash(zip)).isInstanceOf(ZipFormatException.class);
  }

  @Test
  void requiresWhatIsValid() throws IOException {
    checkAndHash(new RawZip().file(PREFIX + "a", "a")).report().requireValid();
    ZipReport report = checkAndHash(new RawZip().file("elsewhere", "x")).report();

    assertThatThrownBy(report::requireValid)
        .isInstanceOfSatisfying(
            InvalidModuleZipException.class, e -> assertThat(e.report()).isEqualTo(report))
        .hasMessage(report.problem().orElseThrow());
  }

  @Test
  @DisplayName("H1: or a name has a newline in it, which no hash covers")
  void doesNotHashNewlines() throws IOException {
    CheckedZip checked = checkAndHash(new RawZip().file(PREFIX + "a\nb", "x"));

    assertThat(checked.report().invalid()).hasSize(1);
    assertThat(checked.hash()).isEmpty();
  }

  @Test
  @DisplayName("C6: contents, which the check alone does not look at")
  void failsIfContentIsBroken() throws IOException {
    RawZip badSum = new RawZip().file(PREFIX + "a", "a", e -> e.crc = 1);
    RawZip badSize = new RawZip().file(PREFIX + "a", "a", e -> e.uncompressedSize = 2);

    assertThat(ModuleZip.check(MODULE, Blob.ofBytes(badSum.build())).isValid()).isTrue();
    assertThat(ModuleZip.check(MODULE, Blob.ofBytes(badSize.build())).isValid()).isTrue();
    assertThatThrownBy(() -> checkAndHash(badSum)).isInstanceOf(ZipFormatException.class);
    assertThatThrownBy(() -> checkAndHash(badSize)).isInstanceOf(ZipFormatException.class);
  }

  @Test
  @DisplayName("C7: what is no zip has no report")
  void failsIfThereIsNoZip() {
    assertThatThrownBy(() -> ModuleZip.check(MODULE, Blob.ofBytes(new byte[100])))
        .isInstanceOf(ZipFormatException.class)
        .hasMessage("zip: not a valid zip file");
  }

  @Test
  void readsEveryContentOnce() throws IOException {
    byte[] zip =
        new RawZip()
            .file(PREFIX + "a", "a".repeat(300_000))
            .file(PREFIX + "b", "b".repeat(300_000))
            .build();

    try (var blob = new Counter(Blob.ofBytes(zip))) {
      ModuleZip.checkAndHash(MODULE, blob);
      // The end is searched in a part of the file that is read once more.
      assertThat(blob.read).isBetween(600_000L, zip.length + 70_000L);
    }
  }

  private static CheckedZip checkAndHash(RawZip zip) throws IOException {
    try (Blob blob = Blob.ofBytes(zip.build())) {
      return ModuleZip.checkAndHash(MODULE, blob);
    }
  }

  private static final class Counter implements Blob {
    private final Blob blob;
    long read;

    Counter(Blob blob) {
      this.blob = blob;
    }

    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int n = blob.read(target, position);
      read += Math.max(n, 0);
      return n;
    }

    @Override
    public void close() throws IOException {
      blob.close();
    }
  }
}
