package io.github.goproxy4j.source;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the source behind a {@link PullThroughSource} answers. To be told of an absence is an
 * answer.
 *
 * @param answered when it did last
 * @param failed when it did not, unless it did since
 */
public record OriginHealth(Optional<Instant> answered, Optional<Instant> failed) {
  /** Whether it did when it was asked last, or was never asked. */
  public boolean isGood() {
    return failed.isEmpty();
  }

  /** When it was asked last. */
  public Optional<Instant> asked() {
    return failed.or(() -> answered);
  }
}
