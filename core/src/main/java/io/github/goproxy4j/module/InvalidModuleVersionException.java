package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.InvalidVersionException;

/** A version that cannot belong to a module; the message is the go command's (V2). */
public final class InvalidModuleVersionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String version;

  InvalidModuleVersionException(String path, InvalidVersionException cause) {
    super(
        path + "@" + cause.version() + ": invalid " + cause.noun() + ": " + cause.reason(), cause);
    this.path = path;
    this.version = cause.version();
  }

  /** The module path. */
  public String path() {
    return path;
  }

  /** The version as it was given. */
  public String version() {
    return version;
  }
}
