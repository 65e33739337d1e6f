package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.RawString;
import java.util.Optional;

/** The {@code .ziphash} file that the go command keeps beside a zip. */
public final class ZipHashFile {
  private ZipHashFile() {}

  /**
   * The hash in a file, unless writing it was cut short (G6); then the zip is to be hashed again.
   *
   * <p>The go command asks no more than a length of 47 and no zero byte, and later refuses a module
   * over a file that holds something else. Here that is one more reason to hash the zip again.
   */
  public static Optional<ModuleHash> parse(byte[] content) {
    String hash = Fields.trim(RawString.of(content));
    return ModuleHash.isValid(hash) ? Optional.of(new ModuleHash(hash)) : Optional.empty();
  }
}
