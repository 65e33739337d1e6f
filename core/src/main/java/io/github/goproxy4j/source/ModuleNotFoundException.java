package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;

/** The source does not have it; another one may. */
public final class ModuleNotFoundException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** What was asked for, and why that is the answer. */
  public ModuleNotFoundException(Object subject, String reason) {
    super(subject + ": " + reason);
  }

  /** The answer about a module of which nothing is known. */
  public static ModuleNotFoundException of(ModulePath path) {
    return new ModuleNotFoundException(path, "unknown module");
  }

  /** The answer about a version that is not there. */
  public static ModuleNotFoundException of(ModuleVersion module) {
    return new ModuleNotFoundException(module, "unknown version");
  }

  /** The answer to a query that no version matches. */
  public static ModuleNotFoundException of(ModulePath path, VersionQuery query) {
    return new ModuleNotFoundException(path + "@" + query, "no matching version");
  }
}
