package io.github.goproxy4j.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.Striped;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.store.FolderTimes.Reading;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.ToIntFunction;

/**
 * What was read from the folders of modules, for as long as it is true. What is not there is not
 * remembered.
 *
 * @param <K> tells what
 * @param <V> immutable
 */
final class FolderCache<K, V> {
  private static final int LOCKS = 64;

  private final FolderTimes times;
  private final Cache<K, Kept<V>> kept;
  private final Striped<Lock> locks = Striped.lock(LOCKS);

  /** Reads from a folder. */
  @FunctionalInterface
  interface Reader<V> {
    Optional<V> read(VersionFolder folder) throws IOException;
  }

  private record Kept<V>(V value, Reading reading) {}

  private FolderCache(FolderTimes times, Cache<K, Kept<V>> kept) {
    this.times = times;
    this.kept = kept;
  }

  /** A cache of values that together weigh no more than {@code limit}. */
  static <K, V> FolderCache<K, V> of(FolderTimes times, long limit, ToIntFunction<V> weight) {
    return new FolderCache<>(
        times,
        CacheBuilder.newBuilder()
            // Each of several segments would have a part of the limit.
            .concurrencyLevel(1)
            .maximumWeight(limit)
            .<K, Kept<V>>weigher((key, kept) -> weight.applyAsInt(kept.value))
            .build());
  }

  /** What is in the folder of a module now, or was a moment ago. */
  Optional<V> get(K key, ModulePath module, Reader<V> reader) throws IOException {
    Optional<Reading> now = times.begin(module);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<V> held = held(key, now.get());
    return held.isPresent() ? held : read(key, module, now.get(), reader);
  }

  private Optional<V> held(K key, Reading now) {
    Kept<V> held = kept.getIfPresent(key);
    return held != null && held.reading.isStillTrue(now)
        ? Optional.of(held.value)
        : Optional.empty();
  }

  /** Of those who ask at the same time, one reads for all. */
  private Optional<V> read(K key, ModulePath module, Reading asked, Reader<V> reader)
      throws IOException {
    Lock lock = locks.get(key);
    lock.lock();
    try {
      Optional<V> held = held(key, asked);
      if (held.isPresent()) {
        return held;
      }
      Optional<Reading> now = times.begin(module);
      if (now.isEmpty()) {
        return Optional.empty();
      }
      Optional<V> value = reader.read(now.get().folder());
      value.ifPresent(v -> kept.put(key, new Kept<>(v, now.get())));
      return value;
    } finally {
      lock.unlock();
    }
  }
}
