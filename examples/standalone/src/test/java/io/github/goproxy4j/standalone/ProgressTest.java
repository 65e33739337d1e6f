package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter screen = new StringWriter();
  private final PrintWriter out = new PrintWriter(screen);

  @Test
  void showsABarForABlob() throws IOException {
    try (Progress progress = Progress.visible(out, "hash");
        Blob blob = progress.watch(Blob.ofBytes(new byte[2_000_000]));
        InputStream in = blob.newInputStream()) {
      in.readNBytes(1_000_000);
      progress.draw();
      assertThat(screen.toString()).endsWith("\rhash [###############               ] 1.0 MB");
      blob.transferTo(Channels.newChannel(OutputStream.nullOutputStream()), 0, 1_000_000);
      progress.draw();
      assertThat(screen.toString()).endsWith("\rhash [##############################] 2.0 MB");
    }
    assertThat(screen.toString()).matches("(?s).*\r +\r");
  }

  @Test
  void countsWhatIsWritten() throws IOException {
    var target = new ByteArrayOutputStream();
    try (Progress progress = Progress.visible(out, "zip");
        OutputStream stream = progress.watch(target)) {
      stream.write(new byte[500_000]);
      progress.draw();
      assertThat(screen.toString()).endsWith("\rzip 0.5 MB");
    }
    assertThat(target.size()).isEqualTo(500_000);
  }

  @Test
  void countsSecondsWhereNothingElseIsKnown() {
    try (Progress progress = Progress.visible(out, "publish")) {
      progress.draw();
      assertThat(screen.toString()).containsPattern("\rpublish [0-9]+ s");
    }
  }

  @Test
  void showsNothingInAPipe() throws IOException {
    try (Progress progress = Progress.of(out, "hash");
        Blob blob = progress.watch(Blob.ofBytes(new byte[10]))) {
      blob.readAllBytes(10);
    }
    assertThat(screen.toString()).isEmpty();
  }
}
