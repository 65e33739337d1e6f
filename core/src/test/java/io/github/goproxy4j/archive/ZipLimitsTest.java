package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The limits that Go does not have. */
class ZipLimitsTest {
  private static final int HEADER = 46 + 1;

  @Test
  void acceptsExactlyTheLimitOfEntries() throws IOException {
    var limits = new ZipLimits(3, 1000);

    assertThat(ZipDirectory.read(zip(3).blob(), limits).entries()).hasSize(3);
    assertThatThrownBy(() -> ZipDirectory.read(zip(4).blob(), limits))
        .isInstanceOfSatisfying(ZipLimitException.class, e -> assertThat(e.limit()).isEqualTo(3))
        .hasMessage("zip: more than 3 entries");
  }

  @Test
  void acceptsExactlyTheLimitOfDirectoryBytes() throws IOException {
    assertThat(ZipDirectory.read(zip(3).blob(), new ZipLimits(9, 3 * HEADER)).entries()).hasSize(3);
    assertThatThrownBy(() -> ZipDirectory.read(zip(3).blob(), new ZipLimits(9, 3 * HEADER - 1)))
        .isInstanceOf(ZipLimitException.class)
        .hasMessage("zip: more than 140 bytes of directory");
  }

  @Test
  void countsExtraFieldsAndCommentsAsDirectoryBytes() {
    var zip = new RawZip().file("a", "", e -> e.comment = new byte[60_000]);

    assertThatThrownBy(() -> ZipDirectory.read(zip.blob(), new ZipLimits(9, 60_000)))
        .isInstanceOf(ZipLimitException.class);
  }

  @Test
  void countsEntriesAndBelievesNoNumber() throws IOException {
    var zip64 = new RawZip.Zip64();
    zip64.count = (1L << 60) + 2;
    var zip = zip(2).with(z -> z.zip64 = zip64).with(z -> z.count = 0xFFFFL);

    assertThat(ZipDirectory.read(zip.blob(), new ZipLimits(2, 1000)).entries()).hasSize(2);
  }

  @Test
  void allowsByDefaultWhatTheLargestModulesNeed() {
    assertThat(ZipLimits.DEFAULT).isEqualTo(new ZipLimits(200_000, 64L << 20));
  }

  @Test
  void rejectsNegativeLimits() {
    assertThatThrownBy(() -> new ZipLimits(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ZipLimits(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static RawZip zip(int entries) {
    var zip = new RawZip();
    for (int i = 0; i < entries; i++) {
      zip.file("" + i, "");
    }
    return zip;
  }
}
