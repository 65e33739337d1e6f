package io.github.goproxy4j.publish;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ReleaseHints;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Small files that came before their archive; the oldest are forgotten if they become too many. */
final class WaitingFiles {
  private static final int MOST_BYTES = 64 << 20;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Cache<ModuleVersion, ReleaseHints> waiting =
      CacheBuilder.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((ModuleVersion module, ReleaseHints hints) -> weight(hints))
          .expireAfterWrite(LONGEST)
          .concurrencyLevel(1)
          .build();

  private static int weight(ReleaseHints hints) {
    long bytes = hints.goMod().map(Blob::size).orElse(0L) + hints.info().map(Blob::size).orElse(0L);
    return (int) Math.min(MOST_BYTES, 1 << 10 | bytes);
  }

  void add(ModuleVersion module, ReleaseHints hints) throws IOException {
    ReleaseHints copy = ReleaseHints.NONE;
    if (hints.goMod().isPresent()) {
      copy = copy.withGoMod(copy(hints.goMod().get()));
    }
    if (hints.info().isPresent()) {
      copy = copy.withInfo(copy(hints.info().get()));
    }
    waiting.asMap().merge(module, copy, (earlier, later) -> merged(later, earlier));
  }

  private static Blob copy(Blob blob) throws IOException {
    return Blob.ofBytes(blob.readAllBytes(MOST_BYTES));
  }

  /** What was said and what waits for it; what was said goes first. */
  ReleaseHints join(ModuleVersion module, ReleaseHints said) {
    return Optional.ofNullable(waiting.getIfPresent(module))
        .map(earlier -> merged(said, earlier))
        .orElse(said);
  }

  void remove(ModuleVersion module) {
    waiting.invalidate(module);
  }

  private static ReleaseHints merged(ReleaseHints first, ReleaseHints second) {
    return new ReleaseHints(
        first.module(),
        first.version(),
        first.time(),
        first.commit(),
        first.goMod().or(second::goMod),
        first.info().or(second::info));
  }
}
