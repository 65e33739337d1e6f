package io.github.goproxy4j.source;

import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes {@link CacheTraffic}. */
final class TrafficCount {
  final LongAdder hits = new LongAdder();
  final LongAdder absences = new LongAdder();
  final LongAdder stale = new LongAdder();
  final LongAdder requests = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder unkept = new LongAdder();

  CacheTraffic soFar() {
    return new CacheTraffic(
        hits.sum(), absences.sum(), stale.sum(), requests.sum(), failures.sum(), unkept.sum());
  }
}
