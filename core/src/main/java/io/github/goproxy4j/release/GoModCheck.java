package io.github.goproxy4j.release;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PathMajor;
import java.util.Optional;

/** Whether a go.mod file, or the lack of one, agrees with a version. */
final class GoModCheck {
  private static final String FILE_NAME = "go.mod";

  private final ModuleVersion module;
  private final PathMajor major;

  private GoModCheck(ModuleVersion module) {
    this.module = module;
    this.major = module.path().major();
  }

  /** The content of the {@code .mod} file for a module that has this go.mod, or none. */
  static byte[] contentFor(ModuleVersion module, Optional<byte[]> goMod)
      throws ReleaseRefusedException {
    var check = new GoModCheck(module);
    check.checkIncompatible(goMod.isPresent());
    if (goMod.isEmpty()) {
      check.checkMissing();
      return GoMod.synthesize(module.path());
    }
    check.checkDeclaration(goMod.get());
    return goMod.get();
  }

  private void checkIncompatible(boolean hasGoMod) throws ReleaseRefusedException {
    if (!module.isIncompatible()) {
      return;
    }
    String version = module.version().canonical();
    if (major.permits(version)) {
      throw invalidVersion(
          "+incompatible suffix not allowed: major version "
              + module.version().major()
              + " is compatible");
    }
    if (hasGoMod) {
      throw invalidVersion(
          "module contains a go.mod file, so module path must match major version ("
              + GoQuote.quote(module.path() + "/" + module.version().major())
              + ")");
    }
  }

  private ReleaseRefusedException invalidVersion(String reason) {
    return refused("invalid version: " + reason);
  }

  /** Only what may be the root of a repository without {@code vN} in its path can do without. */
  private void checkMissing() throws ReleaseRefusedException {
    if (major.suffix().startsWith("/")) {
      throw refused(
          "missing go.mod, which a module path that ends in " + major.suffix() + " requires");
    }
  }

  private void checkDeclaration(byte[] goMod) throws ReleaseRefusedException {
    String path = parse(goMod).module().orElse("");
    if (path.isEmpty()) {
      throw refused("parsing go.mod: missing module line");
    }
    if (!path.equals(module.path().value())) {
      throw refused(
          "parsing go.mod:\n\tmodule declares its path as: "
              + path
              + "\n\t        but was required as: "
              + module.path());
    }
  }

  private GoMod parse(byte[] goMod) throws ReleaseRefusedException {
    try {
      return GoMod.parseLax(FILE_NAME, goMod);
    } catch (GoModSyntaxException e) {
      throw new ReleaseRefusedException(
          Optional.of(module), "parsing go.mod: " + e.getMessage(), e);
    }
  }

  private ReleaseRefusedException refused(String reason) {
    return new ReleaseRefusedException(module, reason);
  }
}
