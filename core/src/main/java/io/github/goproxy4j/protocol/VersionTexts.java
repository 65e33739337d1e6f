package io.github.goproxy4j.protocol;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.semver.SemVer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands in {@code list}: one version a line; written once while a source has one list. */
final class VersionTexts {
  private static final int BYTES_KEPT = 8 << 20;
  private static final int OVERHEAD = 100;

  /** By identity: a list that cannot change says the same as long as it is there. */
  private final Cache<List<SemVer>, Blob> texts =
      CacheBuilder.newBuilder()
          .weakKeys()
          .concurrencyLevel(1) // each of several segments would have a part of the weight
          .maximumWeight(BYTES_KEPT)
          .<List<SemVer>, Blob>weigher((versions, text) -> OVERHEAD + (int) text.size())
          .build();

  Blob of(List<SemVer> versions) {
    List<SemVer> unchanging = List.copyOf(versions);
    Blob known = texts.getIfPresent(unchanging);
    if (known != null) {
      return known;
    }
    Blob text = written(unchanging);
    texts.put(unchanging, text);
    return text;
  }

  private static Blob written(List<SemVer> versions) {
    var text = new StringBuilder();
    versions.forEach(version -> text.append(version).append('\n'));
    return Blob.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
