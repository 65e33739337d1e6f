package io.github.goproxy4j.archive;

/**
 * How much of a central directory is read at most. Go has no such limits; these keep the heap
 * bounded whatever a zip claims.
 *
 * @param maxEntries the number of entries
 * @param maxDirectoryBytes the size of all their headers, with names, extra fields and comments
 */
public record ZipLimits(int maxEntries, long maxDirectoryBytes) {
  /** 200,000 entries in 64 MiB, several times what the largest published modules need. */
  public static final ZipLimits DEFAULT = new ZipLimits(200_000, 64L << 20);

  /** Takes limits that are not negative. */
  public ZipLimits {
    if (maxEntries < 0 || maxDirectoryBytes < 0) {
      throw new IllegalArgumentException("negative limit");
    }
  }

  void check(int entries, long directoryBytes) throws ZipLimitException {
    if (entries > maxEntries) {
      throw new ZipLimitException("entries", maxEntries);
    }
    if (directoryBytes > maxDirectoryBytes) {
      throw new ZipLimitException("bytes of directory", maxDirectoryBytes);
    }
  }
}
