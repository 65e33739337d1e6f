package io.github.goproxy4j.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The versions of modules, kept for as long as the time of the folder says that nothing changed.
 *
 * <p>That time may be too coarse to tell a later change from an earlier one. A listing is final
 * only if it was made when its folder had shown the same time for longer than any file system needs
 * to tell two changes apart; before, it is good for a moment. Only this process' own clock is
 * asked, since that of a file server may differ.
 */
final class VersionCache {
  /** FAT counts in steps of two seconds, and nothing in use is coarser. */
  static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

  /** How long what another process published may stay unseen. */
  static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int VERSIONS_KEPT = 1_000_000;
  private static final int OVERHEAD = 8;
  private static final int GENERATIONS = 1024;

  private final LongSupplier nanoTime;
  private final AtomicLongArray generations = new AtomicLongArray(GENERATIONS);
  private final Cache<ModulePath, Listing> listings =
      CacheBuilder.newBuilder()
          .maximumWeight(VERSIONS_KEPT)
          .<ModulePath, Listing>weigher((path, listing) -> listing.weight())
          .build();

  /**
   * The versions in a folder.
   *
   * @param modified the time of the folder, asked before it was listed
   * @param firstSeen when the folder was first seen to have that time
   * @param listed when listing began
   * @param generation how often this process had changed the module then
   */
  private record Listing(
      Optional<List<SemVer>> versions,
      FileTime modified,
      long firstSeen,
      long listed,
      long generation) {

    boolean isCurrent(FileTime modifiedNow, long generationNow, long now) {
      return modified.equals(modifiedNow)
          && generation == generationNow
          && (listed - firstSeen > SETTLED_NANOS || now - listed < MOMENT_NANOS);
    }

    int weight() {
      return OVERHEAD + versions.map(List::size).orElse(0);
    }
  }

  VersionCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is published in a folder now, or was a moment ago. */
  Optional<List<SemVer>> versions(ModulePath path, VersionFolder folder) throws IOException {
    long generation = generations.get(slot(path));
    Optional<FileTime> modified = folder.modified();
    if (modified.isEmpty()) {
      return Optional.empty();
    }
    FileTime time = modified.get();
    long now = nanoTime.getAsLong();
    Listing held = listings.getIfPresent(path);
    if (held != null && held.isCurrent(time, generation, now)) {
      return held.versions;
    }
    long firstSeen = held != null && held.modified.equals(time) ? held.firstSeen : now;
    var listing = new Listing(folder.versions().published(), time, firstSeen, now, generation);
    listings.put(path, listing);
    return listing.versions;
  }

  /** Tells that this process changed a module, so that it sees its own changes at once. */
  void changed(ModulePath path) {
    generations.incrementAndGet(slot(path));
  }

  private static int slot(ModulePath path) {
    return Math.floorMod(path.hashCode(), GENERATIONS);
  }
}
