package io.github.goproxy4j.store;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a cache holds, by the time it was used last. */
final class CacheCensus implements CacheWalk.Visitor {
  /** Before all times. */
  static final long NOTHING = Long.MIN_VALUE;

  private final TreeMap<Long, Long> bytesByTime = new TreeMap<>();
  private long files;
  private long bytes;

  static CacheCensus of(StoreRoot root) throws IOException {
    var census = new CacheCensus();
    new CacheWalk(root).show(census);
    return census;
  }

  @Override
  public void file(CachedFile file, BasicFileAttributes attributes) {
    count(attributes);
  }

  @Override
  public void snapshot(Path file, BasicFileAttributes attributes) {
    count(attributes);
  }

  private void count(BasicFileAttributes attributes) {
    files++;
    bytes += attributes.size();
    bytesByTime.merge(attributes.lastModifiedTime().toMillis(), attributes.size(), Long::sum);
  }

  CacheUsage usage() {
    return new CacheUsage(files, bytes);
  }

  /** What was used last at this time or before has to go, in milliseconds. */
  long end(CacheLimits limits, Instant now) {
    long end = limits.oldest(now).map(Instant::toEpochMilli).orElse(NOTHING);
    return limits.isExceededBy(bytes) ? Math.max(end, endBySize(limits)) : end;
  }

  /** What was used last of all stays if it can. */
  private long endBySize(CacheLimits limits) {
    long last = bytesByTime.lastEntry().getValue();
    long most = limits.isExceededBy(last) ? 0 : Math.max(last, limits.bytesLeft());
    long left = bytes;
    long end = NOTHING;
    for (Map.Entry<Long, Long> used : bytesByTime.entrySet()) {
      if (left > most) {
        left -= used.getValue();
        end = used.getKey();
      }
    }
    return end;
  }
}
