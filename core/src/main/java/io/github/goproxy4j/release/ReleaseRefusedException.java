package io.github.goproxy4j.release;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;

/**
 * Files that cannot be published as this version; the reason is in the words of the go command and
 * may have several lines.
 */
public final class ReleaseRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ModuleVersion module;
  private final String reason;

  ReleaseRefusedException(ModuleVersion module, String reason) {
    super(module + ": " + reason);
    this.module = module;
    this.reason = reason;
  }

  ReleaseRefusedException(ModuleVersion module, String reason, Throwable cause) {
    super(module + ": " + reason, cause);
    this.module = module;
    this.reason = reason;
  }

  /** What it should have been. */
  public ModuleVersion module() {
    return module;
  }

  /** Why it is not. */
  public String reason() {
    return reason;
  }
}
