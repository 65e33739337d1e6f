package io.github.goproxy4j.release;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.module.InvalidModuleVersionException;
import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.semver.SemVer;
import java.util.Optional;

/**
 * Finds out which version of which module an archive is.
 *
 * @param hints what the publisher says
 * @param prefix what the archive says by the names of its files
 * @param goMod the go.mod file at its root, or the one that was sent
 * @param info the {@code .info} file that was sent
 */
record ReleaseIdentity(
    ReleaseHints hints,
    Optional<PrefixName> prefix,
    Optional<byte[]> goMod,
    Optional<VersionInfo> info) {

  /** The path of the module. */
  ModulePath path() throws ReleaseRefusedException {
    Optional<ModulePath> named = prefix.flatMap(PrefixName::path);
    if (hints.module().isPresent()) {
      requireSame(hints.module().get(), named);
      return hints.module().get();
    }
    return named.isPresent() ? named.get() : declaredPath();
  }

  /** A prefix may have but the last elements of the path: {@code git archive} examples do. */
  private void requireSame(ModulePath path, Optional<ModulePath> named)
      throws ReleaseRefusedException {
    if (named.isPresent()
        && !path.equals(named.get())
        && !path.value().endsWith("/" + named.get().value())) {
      throw contradiction(path.value());
    }
  }

  private ReleaseRefusedException contradiction(String expected) {
    return ReleaseRefusedException.of(
        expected
            + ": the archive says that it is "
            + prefix.map(p -> RawString.display(p.toString())).orElse(""));
  }

  private ModulePath declaredPath() throws ReleaseRefusedException {
    if (goMod.isEmpty()) {
      throw ReleaseRefusedException.of("no module path is given, and there is no go.mod");
    }
    try {
      String path = GoMod.parseLax("go.mod", goMod.get()).module().orElse("");
      if (path.isEmpty()) {
        throw ReleaseRefusedException.of("parsing go.mod: missing module line");
      }
      return ModulePath.parse(path);
    } catch (GoModSyntaxException | MalformedPathException e) {
      throw ReleaseRefusedException.of("parsing go.mod: " + e.getMessage());
    }
  }

  /** The version as it was given, canonical or not. */
  SemVer version(ModulePath path) throws ReleaseRefusedException {
    Optional<SemVer> named = prefix.flatMap(PrefixName::version);
    Optional<SemVer> sent = info.map(VersionInfo::version);
    SemVer version =
        hints
            .version()
            .or(() -> named)
            .or(() -> sent)
            .orElseThrow(() -> ReleaseRefusedException.of(path + ": no version is given"));
    if (named.isPresent() && !isSame(named.get(), version)) {
      throw contradiction(path + "@" + version);
    }
    if (sent.isPresent() && !isSame(sent.get(), version)) {
      throw ReleaseRefusedException.of(
          path + "@" + version + ": the .info file is for version " + sent.get());
    }
    return version;
  }

  private static boolean isSame(SemVer a, SemVer b) {
    return canonical(a).equals(canonical(b));
  }

  private static String canonical(SemVer version) {
    return ModuleVersion.canonicalVersion(version.toString());
  }

  /** The canonical version; for one that is not, it is up to the policy. */
  static ModuleVersion canonical(ModulePath path, SemVer version, VersionPolicy policy)
      throws ReleaseRefusedException {
    String canonical = canonical(version);
    if (policy == VersionPolicy.STRICT && !canonical.equals(version.toString())) {
      throw ReleaseRefusedException.of(
          path
              + ": version "
              + GoQuote.quote(version.toString())
              + " is not canonical: publish it as "
              + canonical);
    }
    try {
      return new ModuleVersion(path, SemVer.parse(canonical));
    } catch (InvalidModuleVersionException e) {
      throw ReleaseRefusedException.of(String.valueOf(e.getMessage()));
    }
  }
}
