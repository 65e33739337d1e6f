package io.github.goproxy4j.zip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of the size that all files together may have, and the limits of single files. */
final class SizeBudget {
  private final String what;
  private long left = ModuleZip.MAX_ZIP_SIZE;
  private boolean exceeded;

  SizeBudget(String what) {
    this.what = what;
  }

  /**
   * Spends the size of a file; one that does not fit is not deducted, as if the next might fit
   * instead (Z2).
   */
  void spend(long size) {
    if (size >= 0 && size <= left) {
      left -= size;
    } else {
      exceeded = true;
    }
  }

  Optional<String> error() {
    return exceeded
        ? Optional.of(Reasons.tooLarge(what, ModuleZip.MAX_ZIP_SIZE))
        : Optional.empty();
  }

  /** Why a file is too large by itself, or null (Z3). */
  static @Nullable String problem(String path, long size) {
    if (path.equals("go.mod") && size > ModuleZip.MAX_GO_MOD_SIZE) {
      return Reasons.GO_MOD_SIZE;
    }
    if (path.equals("LICENSE") && size > ModuleZip.MAX_LICENSE_SIZE) {
      return Reasons.LICENSE_SIZE;
    }
    return null;
  }
}
