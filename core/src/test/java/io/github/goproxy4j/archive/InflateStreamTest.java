package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class InflateStreamTest {
  private static final byte[] DATA = ZipCases.HELLO_DEFLATED;

  /** The native memory of an inflater is only given back in time if somebody ends it. */
  private static final class CountedInflater extends Inflater {
    int ends;

    CountedInflater() {
      super(true);
    }

    @Override
    public void end() {
      ends++;
      super.end();
    }
  }

  @Test
  void endsTheInflaterWhenItIsClosed() throws IOException {
    var inflater = new CountedInflater();
    try (InputStream in = stream(DATA, inflater)) {
      assertThat(in.readAllBytes()).asString().isEqualTo(ZipCases.HELLO);
      assertThat(inflater.ends).isZero();
    }
    assertThat(inflater.ends).isEqualTo(1);
  }

  @Test
  void endsTheInflaterAfterAFailure() {
    var inflater = new CountedInflater();
    assertThatThrownBy(
            () -> {
              try (InputStream in = stream(new byte[] {7}, inflater)) {
                in.readAllBytes();
              }
            })
        .hasMessage("flate: corrupt input before offset 1");
    assertThat(inflater.ends).isEqualTo(1);
  }

  @Test
  void needsTheEndOfTheStreamWhateverTheSizeOfTheReads() {
    for (int length = 0; length < DATA.length; length++) {
      byte[] cut = Arrays.copyOf(DATA, length);
      for (int step : new int[] {1, 3, 1000}) {
        assertThatThrownBy(() -> readAll(cut, step)).hasMessage("unexpected EOF");
      }
    }
  }

  @Test
  void decodesWhateverTheSizeOfTheReads() throws IOException {
    for (int step : new int[] {1, 3, 13, 14, 15, 1000}) {
      assertThat(readAll(DATA, step)).isEqualTo(ZipCases.HELLO.length());
    }
  }

  private static int readAll(byte[] data, int step) throws IOException {
    int total = 0;
    try (InputStream in = stream(data, new Inflater(true))) {
      byte[] buffer = new byte[step];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
      }
    }
    return total;
  }

  private static InputStream stream(byte[] data, Inflater inflater) {
    return new InflateStream(
        Section.of(Blob.ofBytes(data), 0, data.length),
        inflater,
        data.length,
        ZipCases.HELLO.length());
  }
}
