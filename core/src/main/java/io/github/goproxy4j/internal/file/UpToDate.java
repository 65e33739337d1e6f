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
 * on with what was read before. What was read before also counts when it cannot be read again,
 * which is logged once:
 *
 * <ul>
 *   <li>What they say can be wrong ({@link IllegalArgumentException}). It stays wrong until they
 *       change, and is not read again before that, however often it is asked for.
 *   <li>Reading can fail ({@link IOException}), for a reason that need not be in these files. Every
 *       look is another attempt.
 * </ul>
 *
 * <p>A file that has just changed can change again without a change of its times, which are coarse
 * on some disks. So what was read so early, right or wrong, is read once more when that is over.
 *
 * @param <T> what is made of the files
 */
public final class UpToDate<T> {
  /** As coarse as the times of files are anywhere. */
  private static final Duration TICK = Duration.ofSeconds(2);

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
     * @throws IOException if it cannot be read now; the message names the file
     * @throws IllegalArgumentException if it is wrong; the message names the file
     */
    T read() throws IOException;
  }

  /** One state of the files, when that was read, and what is wrong with it. */
  private record Tried(List<FileStamp> stamps, Instant read, String wrong) {
    boolean isStill(List<FileStamp> now, Instant instant) {
      return now.equals(stamps) && (isSettled(read) || !isSettled(instant));
    }

    /** Whether a change after that instant would show. */
    private boolean isSettled(Instant instant) {
      return stamps.stream().allMatch(stamp -> stamp.isFarFrom(instant, TICK));
    }
  }

  /** What counts, the state last tried, when they were last looked at, and the complaint then. */
  private record State<T>(T value, Tried tried, Instant looked, String complaint) {}

  private UpToDate(List<Path> files, Reading<T> reading, Clock clock, Duration interval, Logger log)
      throws IOException {
    this.files = List.copyOf(files);
    this.reading = reading;
    this.clock = clock;
    this.interval = interval;
    this.log = log;
    Instant now = clock.instant();
    this.state = read(stamps(), now);
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
      List<FileStamp> stamps = stamps();
      return held.tried.isStill(stamps, now)
          ? new State<>(held.value, held.tried, now, held.tried.wrong)
          : readAgain(held, stamps, now);
    } catch (IOException e) {
      return new State<>(held.value, held.tried, now, complain(e, held.complaint));
    }
  }

  private State<T> readAgain(State<T> held, List<FileStamp> stamps, Instant now)
      throws IOException {
    try {
      return read(stamps, now);
    } catch (IllegalArgumentException e) {
      String said = stamps.equals(held.tried.stamps) ? held.tried.wrong : "";
      String wrong = complain(e, said);
      return new State<>(held.value, new Tried(stamps, now, wrong), now, wrong);
    }
  }

  /** The stamps were taken before: a change while reading is a change since. */
  private State<T> read(List<FileStamp> stamps, Instant now) throws IOException {
    return new State<>(reading.read(), new Tried(stamps, now, ""), now, "");
  }

  private String complain(Exception e, String said) {
    String complaint = String.valueOf(e.getMessage());
    if (!complaint.equals(said)) {
      log.warn("{}; what was read before still counts", complaint.replace("\n", "; "));
    }
    return complaint;
  }

  private List<FileStamp> stamps() throws IOException {
    var stamps = new ArrayList<FileStamp>();
    for (Path file : files) {
      stamps.add(FileStamp.of(file));
    }
    return stamps;
  }
}
