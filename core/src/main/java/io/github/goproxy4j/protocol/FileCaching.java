package io.github.goproxy4j.protocol;

/** How long others may keep the {@code .info}, {@code .mod} and {@code .zip} file of a version. */
public enum FileCaching {
  /**
   * For an hour; then they ask whether it is still there, which costs no transfer. A version that
   * is deleted or refused is gone everywhere after an hour.
   */
  REVALIDATED("public, max-age=3600, must-revalidate"),
  /** For ever. Only right where nothing is ever deleted and nothing depends on who asks. */
  IMMUTABLE("public, max-age=31536000, immutable");

  private final String cacheControl;

  FileCaching(String cacheControl) {
    this.cacheControl = cacheControl;
  }

  String cacheControl() {
    return cacheControl;
  }
}
