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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void readsOnceWhatIsWrong() throws IOException {
    UpToDate<String> text = open(Duration.ZERO);

    Files.writeString(file, "bad one");
    for (int i = 0; i < 100; i++) {
      assertThat(text.get()).isEqualTo("one");
    }
    assertThat(readings).hasValue(2);

    touch(file, "2026-11-21T09:00:00Z");
    assertThat(text.get()).isEqualTo("one");
    assertThat(text.get()).isEqualTo("one");
    assertThat(readings).hasValue(3);
    String warning = "WARN " + file + ": bad one; as was said; what was read before still counts";
    assertThat(log.lines()).containsExactly(warning, warning);

    Files.writeString(file, "three");
    assertThat(text.get()).isEqualTo("three");
  }

  /** What was wrong may be elsewhere, as with a copy of a folder that is still being made. */
  @Test
  void triesAgainWhatCouldNotBeRead() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "two");
    UpToDate<String> text =
        UpToDate.of(List.of(file), () -> Files.readString(other), clock, Duration.ZERO, log);
    Files.delete(other);
    Files.writeString(file, "three");
    assertThat(text.get()).isEqualTo("two");
    assertThat(text.get()).isEqualTo("two");
    assertThat(log.lines()).hasSize(1);

    Files.writeString(other, "four");
    assertThat(text.get()).isEqualTo("four");
  }

  /** On some disks a file has the same time for two seconds. */
  @ParameterizedTest
  @CsvSource({"bad one,bad two", "bad one,is good", "is good,bad one", "good one,good two"})
  void readsOnceMoreWhatHadJustChanged(String first, String second) throws IOException {
    UpToDate<String> text = open(Duration.ZERO);
    Files.writeString(file, first);
    touch(file, "2026-11-21T09:59:59Z");
    String before = text.get();
    Files.writeString(file, second);
    touch(file, "2026-11-21T09:59:59Z");

    clock.forward(Duration.ofMillis(999));
    assertThat(text.get()).isEqualTo(before);
    assertThat(readings).hasValue(2);
    clock.forward(Duration.ofMillis(1));
    assertThat(text.get()).isEqualTo(second.startsWith("bad") ? before : second);
    assertThat(text.get()).isEqualTo(text.get());
    assertThat(readings).hasValue(3);
    assertThat(log.lines())
        .hasSize((int) Stream.of(first, second).filter(said -> said.startsWith("bad")).count());
  }

  @Test
  void saysOnceWhatIsWrongWithOneState() throws IOException {
    UpToDate<String> text = open(Duration.ZERO);
    Files.writeString(file, "bad one");
    touch(file, "2026-11-21T10:00:00Z");
    assertThat(text.get()).isEqualTo("one");
    clock.forward(Duration.ofSeconds(2));
    assertThat(text.get()).isEqualTo("one");

    assertThat(readings).hasValue(3);
    assertThat(log.lines()).hasSize(1);
  }

  private static void touch(Path file, String time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
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
