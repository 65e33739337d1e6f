package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.Blob;
import java.util.Optional;

/** Something that was found: its bytes, and what is said about them. */
record Resource(Blob blob, String contentType, String cacheControl) {
  /** There is one if the SHA-256 of the bytes is known. */
  Optional<String> entityTag() {
    return blob.sha256().map(EntityTag::of);
  }
}
