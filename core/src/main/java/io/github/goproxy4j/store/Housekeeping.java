package io.github.goproxy4j.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a cache within its limits, and knows about how much there is. The disk has the truth, which
 * is looked up now and then; in between, what this process adds is counted.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryCache.class);
  private static final Duration TRUSTED = Duration.ofHours(1);

  private final StoreRoot root;
  private final Disk disk;
  private final FolderLocks locks;
  private final CacheLimits limits;
  private final Clock clock;
  private final Executor executor;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicReference<Count> count =
      new AtomicReference<>(new Count(CacheUsage.NONE, Instant.MIN));

  /**
   * How much there is.
   *
   * @param counted when that was looked up
   */
  private record Count(CacheUsage usage, Instant counted) {
    boolean isOld(Instant now) {
      return !now.isBefore(counted.plus(TRUSTED));
    }

    Count plus(long bytes) {
      return new Count(usage.plus(new CacheUsage(1, bytes)), counted);
    }

    Count distrusted() {
      return new Count(usage, Instant.MIN);
    }
  }

  Housekeeping(
      StoreRoot root,
      Disk disk,
      FolderLocks locks,
      CacheLimits limits,
      Clock clock,
      Executor executor) {
    this.root = root;
    this.disk = disk;
    this.locks = locks;
    this.limits = limits;
    this.clock = clock;
    this.executor = executor;
  }

  /** Asked before a file is kept that would not leave room for any other. */
  void requirePossible(CachedFile file, long size) throws IOException {
    if (limits.isExceededBy(size)) {
      String reason = size + " bytes are more than all of the cache may have";
      throw DiskException.of(file.path(), new IOException(reason));
    }
  }

  /** Takes note of a file that is new, for which others may have to go. */
  void added(long bytes) {
    Count now = count.updateAndGet(before -> before.plus(bytes));
    boolean due = now.isOld(clock.instant()) || limits.isExceededBy(now.usage.bytes());
    if (limits.areAny() && due) {
      executor.execute(this::workUnlessAtIt);
    }
  }

  private void workUnlessAtIt() {
    if (working.tryLock()) {
      try {
        work();
      } catch (IOException e) {
        LOG.warn("too much may be cached: {}", e.getMessage());
      } finally {
        working.unlock();
      }
    }
  }

  /** Takes note that files were removed. */
  void removed() {
    count.updateAndGet(Count::distrusted);
  }

  CacheUsage usage() throws IOException {
    working.lock();
    try {
      Instant now = clock.instant();
      Count known = Objects.requireNonNull(count.get());
      if (!known.isOld(now)) {
        return known.usage;
      }
      CacheUsage usage = CacheCensus.of(root).usage();
      count.set(new Count(usage, now));
      return usage;
    } finally {
      working.unlock();
    }
  }

  /** Removes what is too much or too old, and says how much that was. */
  CacheUsage evict() throws IOException {
    working.lock();
    try {
      return work();
    } finally {
      working.unlock();
    }
  }

  private CacheUsage work() throws IOException {
    Instant now = clock.instant();
    CacheCensus census = CacheCensus.of(root);
    long end = census.end(limits, now);
    CacheUsage removed =
        end == CacheCensus.NOTHING
            ? CacheUsage.NONE
            : new CacheEviction(root, disk, locks, end).run();
    count.set(new Count(census.usage().minus(removed), now));
    return removed;
  }
}
