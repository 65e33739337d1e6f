package io.github.goproxy4j.page;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.util.Optional;

/** The hashes of zips that are at hand, each computed once while it is remembered. */
final class ZipHashes {
  private static final int REMEMBERED = 10_000;

  /** A page is not the place to read more. */
  private static final long LARGEST = 32 << 20;

  private final Cache<String, ModuleHash> bySha256 =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  /** Nothing if the zip is too large, or broken. */
  Optional<ModuleHash> of(Blob zip) throws IOException {
    Optional<ModuleHash> known = zip.sha256().map(bySha256::getIfPresent);
    if (known.isPresent() || zip.size() > LARGEST) {
      return known;
    }
    try {
      ModuleHash hash = ModuleHash.ofZip(zip);
      zip.sha256().ifPresent(sha256 -> bySha256.put(sha256, hash));
      return Optional.of(hash);
    } catch (ZipFormatException e) {
      return Optional.empty();
    }
  }
}
