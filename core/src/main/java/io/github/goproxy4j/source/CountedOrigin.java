package io.github.goproxy4j.source;

import io.github.goproxy4j.source.Fetch.Mode;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** The source behind a cache: every question is counted, and what it does not have remembered. */
final class CountedOrigin {
  /** There may be many of them, and what they tell is not where they were made. */
  private static final StackTraceElement[] NO_TRACE = {};

  private final ModuleSource source;
  private final Remembered<IOException> absences;
  private final TrafficCount count;
  private final Clock clock;

  /** Asks a source. */
  @FunctionalInterface
  interface Question<T> {
    T ask(ModuleSource source) throws IOException;
  }

  CountedOrigin(
      ModuleSource source, Remembered<IOException> absences, TrafficCount count, Clock clock) {
    this.source = source;
    this.absences = absences;
    this.count = count;
    this.clock = clock;
  }

  /**
   * Asks, unless the source said not long ago that it does not have the file, and that will do for
   * the asker.
   */
  <T> T ask(String escapedPath, Fetch fetch, Question<T> question) throws IOException {
    Optional<IOException> absence = absences.find(escapedPath);
    if (absence.isPresent() && fetch.mode() != Mode.REFRESH) {
      count.absences.increment();
      throw absence.get();
    }
    count.requests.increment();
    try {
      T answer = question.ask(source);
      absences.remove(escapedPath);
      count.answered(clock.instant());
      return answer;
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      e.setStackTrace(NO_TRACE);
      absences.put(escapedPath, e);
      count.answered(clock.instant());
      throw e;
    } catch (IOException | RuntimeException e) {
      if (isVerdict(e)) {
        count.answered(clock.instant());
      } else {
        count.failed(clock.instant());
      }
      throw e;
    }
  }

  /** Whether this is the answer, rather than the lack of one. */
  static boolean isVerdict(Exception e) {
    return isAbsence(e)
        || e instanceof ModuleForbiddenException
        || e instanceof ChecksumMismatchException;
  }

  /** Whether the source has it no more, or never had. */
  static boolean isAbsence(Exception e) {
    return e instanceof ModuleNotFoundException || e instanceof ModuleGoneException;
  }
}
