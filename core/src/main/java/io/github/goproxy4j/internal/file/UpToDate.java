package io.github.goproxy4j.internal.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/**
 * What some files say, read again when one of them is another file than before.
 *
 * <p>That is looked at while the value is asked for, by one thread and not too often; the others go
 * on with what was read before. If it cannot be read again, what was read before counts, which is
 * logged once, and every look is another attempt.
 *
 * @param <T> what is made of the files
 */
public final class UpToDate<T> {
  private final List<Path> files;
  private final Reading<T> reading;
  private final Clock clock;
  private final Duration interval;
  private final Logger log;
  private final AtomicBoolean looking = new AtomicBoolean();

  private volatile State<T> state;

  /** Reads the files. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * What they say now.
     *
     * @throws IOException or an {@link IllegalArgumentException} with a message that names the file
     */
    T read() throws IOException;
  }

  /** What was read, from which files, when they were last looked at, and what was wrong then. */
  private record State<T>(T value, List<FileStamp> stamps, Instant looked, String complaint) {}

  private UpToDate(List<Path> files, Reading<T> reading, Clock clock, Duration interval, Logger log)
      throws IOException {
    this.files = List.copyOf(files);
    this.reading = reading;
    this.clock = clock;
    this.interval = interval;
    this.log = log;
    this.state = read(clock.instant());
  }

  /**
   * Reads for the first time, which has to succeed.
   *
   * @param files those that tell that there is something new
   * @param interval how long they are not looked at again
   */
  public static <T> UpToDate<T> of(
      List<Path> files, Reading<T> reading, Clock clock, Duration interval, Logger log)
      throws IOException {
    return new UpToDate<>(files, reading, clock, interval, log);
  }

  /** What the files say, or said a moment ago. */
  public T get() {
    Instant now = clock.instant();
    if (isDue(now) && looking.compareAndSet(false, true)) {
      try {
        state = look(now);
      } finally {
        looking.set(false);
      }
    }
    return state.value;
  }

  /** Also if the clock was set back. */
  private boolean isDue(Instant now) {
    return Duration.between(state.looked, now).abs().compareTo(interval) >= 0;
  }

  private State<T> look(Instant now) {
    State<T> held = state;
    try {
      return stamps().equals(held.stamps)
          ? new State<>(held.value, held.stamps, now, "")
          : read(now);
    } catch (IOException | IllegalArgumentException e) {
      String complaint = String.valueOf(e.getMessage());
      if (!complaint.equals(held.complaint)) {
        log.warn("{}; what was read before still counts", complaint.replace("\n", "; "));
      }
      return new State<>(held.value, held.stamps, now, complaint);
    }
  }

  /** The stamps are taken first: a change while reading is a change since. */
  private State<T> read(Instant now) throws IOException {
    List<FileStamp> stamps = stamps();
    return new State<>(reading.read(), stamps, now, "");
  }

  private List<FileStamp> stamps() throws IOException {
    var stamps = new ArrayList<FileStamp>();
    for (Path file : files) {
      stamps.add(FileStamp.of(file));
    }
    return stamps;
  }
}
