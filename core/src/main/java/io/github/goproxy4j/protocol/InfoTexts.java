package io.github.goproxy4j.protocol;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.goproxy4j.blob.Blob;
import java.nio.charset.StandardCharsets;

/** What stands in {@code .info} files, so that the SHA-256 of each is found once. */
final class InfoTexts {
  private static final int CHARACTERS_KEPT = 1 << 20;
  private static final int OVERHEAD = 200;

  private final LoadingCache<String, Blob> texts =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1) // each of several segments would have a part of the weight
          .maximumWeight(CHARACTERS_KEPT)
          .<String, Blob>weigher((text, bytes) -> OVERHEAD + 2 * text.length())
          .build(CacheLoader.from(text -> Blob.ofBytes(text.getBytes(StandardCharsets.UTF_8))));

  Blob of(String json) {
    return texts.getUnchecked(json);
  }
}
