package io.github.goproxy4j.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.source.RecordingLogger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UpToDateTest {
  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  private final RecordingLogger log = new RecordingLogger();
  private final AtomicInteger readings = new AtomicInteger();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("f"), "one");
  }

  private UpToDate<String> open(Duration interval) throws IOException {
    return UpToDate.of(
        List.of(file),
        () -> {
          readings.incrementAndGet();
          String text = Files.readString(file);
          if (text.startsWith("bad")) {
            throw new IllegalArgumentException(file + ": " + text + "\nas was said");
          }
          return text;
        },
        clock,
        interval,
        log);
  }

  @Test
  void readsAgainWhatChanged() throws IOException {
    UpToDate<String> text = open(Duration.ZERO);
    assertThat(text.get()).isEqualTo("one");
    assertThat(text.get()).isEqualTo("one");
    assertThat(readings).hasValue(1);

    Files.writeString(file, "three");
    assertThat(text.get()).isEqualTo("three");
    assertThat(log.lines()).isEmpty();
  }

  /** As {@code mv} does with a file of the same size that was prepared at the same time. */
  @Test
  void seesAnotherFileInItsPlace() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    UpToDate<String> text = open(Duration.ZERO);
    Path other = Files.writeString(folder.resolve("other"), "two");
    Files.setLastModifiedTime(other, time);

    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(text.get()).isEqualTo("two");
  }

  @Test
  void looksNoMoreOftenThanItIsTold() throws IOException {
    UpToDate<String> text = open(Duration.ofSeconds(10));
    Files.writeString(file, "three");

    clock.forward(Duration.ofMillis(9_999));
    assertThat(text.get()).isEqualTo("one");
    clock.forward(Duration.ofMillis(1));
    assertThat(text.get()).isEqualTo("three");
  }

  @Test
  void keepsWhatItHasAndSaysWhyOnce() throws IOException {
    UpToDate<String> text = open(Duration.ZERO);

    Files.writeString(file, "bad one");
    assertThat(text.get()).isEqualTo("one");
    assertThat(text.get()).isEqualTo("one");
    Files.delete(file);
    assertThat(text.get()).isEqualTo("one");
    assertThat(text.get()).isEqualTo("one");
    assertThat(log.lines())
        .containsExactly(
            "WARN " + file + ": bad one; as was said; what was read before still counts",
            "WARN " + file + ": no such file or directory; what was read before still counts");

    Files.writeString(file, "three");
    assertThat(text.get()).isEqualTo("three");
  }

  @Test
  void startsWithNothingThatCannotBeRead() throws IOException {
    Files.writeString(file, "bad");
    assertThatThrownBy(() -> open(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    Files.delete(file);
    assertThatThrownBy(() -> open(Duration.ZERO))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": no such file or directory");
  }

  @Test
  void othersGoOnWhileOneReads() throws Exception {
    var begun = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    UpToDate<String> text =
        UpToDate.of(
            List.of(file),
            () -> {
              if (readings.getAndIncrement() > 0) {
                begun.countDown();
                await(finish);
              }
              return Files.readString(file);
            },
            clock,
            Duration.ZERO,
            log);
    Files.writeString(file, "three");
    var thread = Executors.newSingleThreadExecutor();
    try {
      var reader = thread.submit(text::get);
      begun.await();
      assertThat(text.get()).isEqualTo("one");
      finish.countDown();
      assertThat(reader.get()).isEqualTo("three");
    } finally {
      finish.countDown();
      thread.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
