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

  private volatile @Nullable Instant answered;
  private volatile @Nullable Instant failed;

  void answered(Instant time) {
    answered = time;
    failed = null;
  }

  void failed(Instant time) {
    failures.increment();
    failed = time;
  }

  OriginHealth health() {
    return new OriginHealth(Optional.ofNullable(answered), Optional.ofNullable(failed));
  }

  CacheTraffic soFar() {
    return new CacheTraffic(
        hits.sum(), absences.sum(), stale.sum(), requests.sum(), failures.sum(), unkept.sum());
  }
}
