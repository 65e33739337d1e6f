package io.github.goproxy4j.release;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that cannot be published as a version; the reason is in the words of the go command, where
 * it has some, and may have several lines.
 */
public final class ReleaseRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<ModuleVersion> module;
  private final String reason;

  ReleaseRefusedException(ModuleVersion module, String reason) {
    this(Optional.of(module), reason, null);
  }

  ReleaseRefusedException(
      Optional<ModuleVersion> module, String reason, @Nullable Throwable cause) {
    super(module.map(m -> m + ": ").orElse("") + reason, cause);
    this.module = module;
    this.reason = reason;
  }

  /** A refusal of what is not known to be of any module. */
  static ReleaseRefusedException of(String reason) {
    return new ReleaseRefusedException(Optional.empty(), reason, null);
  }

  /** What it should have been, if that was known. */
  public Optional<ModuleVersion> module() {
    return module;
  }

  /** Why it is not. */
  public String reason() {
    return reason;
  }
}
