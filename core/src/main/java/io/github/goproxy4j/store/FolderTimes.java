package io.github.goproxy4j.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the time of a module's folder whether what was read there is still true.
 *
 * <p>That time may be too coarse to tell a later change from an earlier one. A reading is final
 * only if it began when its folder had shown the same time for longer than any file system needs to
 * tell two changes apart; before, it is good for a moment. Only this process' own clock is asked,
 * since that of a file server may differ.
 */
final class FolderTimes {
  /** FAT counts in steps of two seconds, and nothing in use is coarser. */
  static final long SETTLED_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

  /** How long what another process did may stay unseen. */
  static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** How long a look at the folder counts: to look costs about as much as to answer. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final int FOLDERS_KEPT = 10_000;
  private static final int GENERATIONS = 1024;

  private final StoreRoot root;
  private final LongSupplier nanoTime;
  private final AtomicLongArray generations = new AtomicLongArray(GENERATIONS);
  private final Cache<ModulePath, Sighting> sightings =
      CacheBuilder.newBuilder().maximumSize(FOLDERS_KEPT).build();

  /**
   * A folder that was seen.
   *
   * @param modified the time that it showed
   * @param first when it was first seen to show that
   * @param last when it was last seen to show that
   */
  private record Sighting(VersionFolder folder, FileTime modified, long first, long last) {
    Reading reading(long began, long generation) {
      return new Reading(folder, modified, first, began, generation);
    }
  }

  /**
   * What is known of a folder when one begins to read it.
   *
   * @param modified the time of the folder
   * @param firstSeen when the folder was first seen to have that time
   * @param began when reading begins
   * @param generation how often this process had changed the module then
   */
  record Reading(
      VersionFolder folder, FileTime modified, long firstSeen, long began, long generation) {

    /** Whether what was read then is good for somebody who began to ask at {@code now}. */
    boolean isStillTrue(Reading now) {
      return began - now.began > 0 || isUnchanged(now) && (isFinal() || isRecent(now));
    }

    private boolean isUnchanged(Reading now) {
      return modified.equals(now.modified) && generation == now.generation;
    }

    private boolean isFinal() {
      return began - firstSeen > SETTLED_NANOS;
    }

    private boolean isRecent(Reading now) {
      return now.began - began < MOMENT_NANOS;
    }
  }

  FolderTimes(StoreRoot root, LongSupplier nanoTime) {
    this.root = root;
    this.nanoTime = nanoTime;
  }

  /** Asked before anything is read; nothing if there is no folder. */
  Optional<Reading> begin(ModulePath path) throws IOException {
    long generation = generations.get(slot(path));
    long now = nanoTime.getAsLong();
    Sighting seen = sightings.getIfPresent(path);
    if (seen != null && now - seen.last < LOOK_NANOS) {
      return Optional.of(seen.reading(now, generation));
    }
    VersionFolder folder = seen == null ? root.folder(path) : seen.folder;
    Optional<Sighting> sighting = folder.modified().map(time -> sighting(folder, time, seen));
    sighting.ifPresent(found -> sightings.put(path, found));
    return sighting.map(found -> found.reading(now, generation));
  }

  private Sighting sighting(VersionFolder folder, FileTime modified, @Nullable Sighting before) {
    long now = nanoTime.getAsLong();
    long first = before != null && before.modified.equals(modified) ? before.first : now;
    return new Sighting(folder, modified, first, now);
  }

  /** Tells that this process changed a module, so that it sees its own changes at once. */
  void changed(ModulePath path) {
    generations.incrementAndGet(slot(path));
  }

  private static int slot(ModulePath path) {
    return Math.floorMod(path.hashCode(), GENERATIONS);
  }
}
