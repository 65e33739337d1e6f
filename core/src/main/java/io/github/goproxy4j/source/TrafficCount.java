package io.github.goproxy4j.source;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what becomes {@link CacheTraffic}. */
final class TrafficCount {
  final LongAdder hits = new LongAdder();
  final LongAdder absences = new LongAdder();
  final LongAdder stale = new LongAdder();
  final LongAdder requests = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder unkept = new LongAdder();

  volatile @Nullable Instant answered;
  volatile @Nullable Instant failed;

  OriginHealth health() {
    return new OriginHealth(Optional.ofNullable(answered), Optional.ofNullable(failed));
  }

  CacheTraffic soFar() {
    return new CacheTraffic(
        hits.sum(), absences.sum(), stale.sum(), requests.sum(), failures.sum(), unkept.sum());
  }
}
