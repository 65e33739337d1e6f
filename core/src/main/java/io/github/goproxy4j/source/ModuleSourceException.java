package io.github.goproxy4j.source;

import java.io.IOException;

/**
 * An answer about a module that is not the one that was hoped for. The message is one line, {@code
 * path@version: reason}, and is shown to the user.
 */
public abstract sealed class ModuleSourceException extends IOException
    permits ChecksumMismatchException,
        ModuleForbiddenException,
        ModuleGoneException,
        ModuleNotFoundException,
        SourceUnavailableException,
        UpstreamException {
  private static final long serialVersionUID = 1L;

  ModuleSourceException(String message) {
    super(message);
  }

  ModuleSourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
