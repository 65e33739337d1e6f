package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.Blob;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Something that was found: its bytes, and what is said about them. */
record Resource(Blob blob, String contentType, String cacheControl) {
  static final String TEXT = "text/plain; charset=utf-8";
  static final String JSON = "application/json";
  static final String ZIP = "application/zip";
  static final String BYTES = "application/octet-stream";
  static final String FOR_A_MINUTE = "public, max-age=60";

  static Resource ofText(String text, String cacheControl) {
    return ofText(text, TEXT, cacheControl);
  }

  static Resource ofText(String text, String contentType, String cacheControl) {
    Blob blob = Blob.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    return new Resource(blob, contentType, cacheControl);
  }

  /** The same for one client, from which no shared cache may keep it. */
  Resource forOneClient() {
    return new Resource(blob, contentType, cacheControl.replaceFirst("^public", "private"));
  }

  /** There is one if the SHA-256 of the bytes is known. */
  Optional<String> entityTag() {
    return blob.sha256().map(EntityTag::of);
  }
}
