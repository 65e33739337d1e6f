package io.github.goproxy4j.source;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * When versions were made, as their {@code .info} files say. A time never changes, so each is asked
 * for once and remembered; what has no time is asked again.
 */
final class VersionTimes {
  private static final int REMEMBERED = 100_000;

  private final ModuleSource source;
  private final ConcurrentCalls calls;
  private final Cache<String, Instant> remembered =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  /** Asks {@code source}, for many versions at a time on the threads of {@code executor}. */
  VersionTimes(ModuleSource source, Executor executor) {
    this.source = source;
    this.calls = new ConcurrentCalls(executor);
  }

  /** The time of a version, if it has one. */
  Optional<Instant> of(ModuleVersion module, Fetch fetch) throws IOException {
    Optional<Instant> known = known(module);
    return known.isPresent() ? known : info(module, fetch).time();
  }

  private Optional<Instant> known(ModuleVersion module) {
    return Optional.ofNullable(remembered.getIfPresent(module.toString()));
  }

  /** What the source says about a version. */
  VersionInfo info(ModuleVersion module, Fetch fetch) throws IOException {
    VersionInfo info = source.info(module.path(), new VersionQuery.Exact(module.version()), fetch);
    learn(module, info);
    return info;
  }

  /** Remembers the time of a version that somebody else asked for. */
  void learn(ModuleVersion module, VersionInfo info) {
    info.time().ifPresent(time -> remembered.put(module.toString(), time));
  }

  /**
   * The times of many versions, asked for in this order. What the source does not have is missing.
   *
   * @throws IOException if the source fails; what was learned until then is remembered
   */
  Map<ModuleVersion, Optional<Instant>> of(List<ModuleVersion> modules, Fetch fetch)
      throws IOException {
    var times = new ConcurrentHashMap<ModuleVersion, Optional<Instant>>();
    for (ModuleVersion module : modules) {
      known(module).ifPresent(time -> times.put(module, Optional.of(time)));
    }
    List<ModuleVersion> unknown = modules.stream().filter(m -> !times.containsKey(m)).toList();
    calls.forEach(
        unknown,
        module -> {
          try {
            times.put(module, info(module, fetch.inPassing()).time());
          } catch (ModuleNotFoundException | ModuleGoneException e) {
            // Listed, but not to be had.
          }
        });
    return times;
  }
}
