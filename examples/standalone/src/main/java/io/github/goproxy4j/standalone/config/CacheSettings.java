package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.source.Connectivity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How what was fetched is kept.
 *
 * @param freshFor how long lists and answers to queries are not asked again
 * @param absentFor how long it is remembered that something is not there
 * @param maxSize how many bytes are kept, unless that does not matter
 * @param maxIdle how long what nobody asks for is kept, if not for ever
 */
public record CacheSettings(
    Path folder,
    Duration freshFor,
    Duration absentFor,
    Connectivity connectivity,
    Optional<Long> maxSize,
    Optional<Duration> maxIdle) {
  /** The usual ones, in a folder. */
  static CacheSettings in(Path folder) {
    return new CacheSettings(
        folder,
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        Connectivity.ONLINE,
        Optional.empty(),
        Optional.empty());
  }
}
