package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What those who run the server want of it.
 *
 * @param metrics who may read what is counted
 * @param metricsToken who shows it may, too
 * @param readiness what has to work for the server to be ready
 * @param log how it is written down what goes wrong
 * @param stopWithin how long requests that began may take when the server is to end
 */
public record Operations(
    Readers metrics,
    Optional<Secret> metricsToken,
    Readiness readiness,
    LogFormat log,
    Duration stopWithin) {
  /** Nothing is counted, and lines are for people. */
  public static final Operations USUAL =
      new Operations(
          Readers.NOBODY,
          Optional.empty(),
          Readiness.STORAGE,
          LogFormat.TEXT,
          Duration.ofSeconds(30));

  /** Who may read something without showing who they are. */
  public enum Readers {
    /** Nobody. */
    NOBODY,
    /** Who asks from this machine, and not for somebody else as a reverse proxy does. */
    LOCAL,
    /** Everybody. */
    EVERYBODY
  }

  /** What has to work. */
  public enum Readiness {
    /** Stores and caches can be written to. */
    STORAGE,
    /** And for each proxy at least one of its upstreams answers. */
    UPSTREAMS
  }

  /** What the lines of a log are. */
  public enum LogFormat {
    /** Text. */
    TEXT,
    /** JSON objects. */
    JSON
  }

  /** Whether anybody may read what is counted, so that it has to be counted. */
  public boolean isCounting() {
    return metrics != Readers.NOBODY || metricsToken.isPresent();
  }
}
