package io.github.goproxy4j.store;

/**
 * How much there is in a cache.
 *
 * @param files how many files
 * @param bytes how long they are together
 */
public record CacheUsage(long files, long bytes) {
  static final CacheUsage NONE = new CacheUsage(0, 0);

  CacheUsage plus(CacheUsage other) {
    return new CacheUsage(files + other.files, bytes + other.bytes);
  }

  CacheUsage minus(CacheUsage other) {
    return new CacheUsage(files - other.files, bytes - other.bytes);
  }
}
