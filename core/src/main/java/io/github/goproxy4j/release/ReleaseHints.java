package io.github.goproxy4j.release;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a publisher says beside the archive. Everything may be missing; what is there must not
 * contradict the archive.
 *
 * @param module the module path
 * @param version the version, canonical or not
 * @param time when the version was made
 * @param commit the commit it was made from, in hexadecimal
 * @param goMod a go.mod file that was sent by itself
 * @param info an {@code .info} file that was sent by itself
 */
public record ReleaseHints(
    Optional<ModulePath> module,
    Optional<SemVer> version,
    Optional<Instant> time,
    Optional<String> commit,
    Optional<Blob> goMod,
    Optional<Blob> info) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  /**
   * Takes what was said.
   *
   * @throws IllegalArgumentException if the commit is not 7 to 64 hexadecimal digits
   */
  public ReleaseHints {
    if (commit.isPresent() && !COMMIT.matcher(commit.get()).matches()) {
      throw new IllegalArgumentException(GoQuote.quote(commit.get()) + " is not a commit");
    }
  }

  /** Nothing is said. */
  public static final ReleaseHints NONE =
      new ReleaseHints(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same with a module path. */
  public ReleaseHints withModule(ModulePath path) {
    return new ReleaseHints(Optional.of(path), version, time, commit, goMod, info);
  }

  /** The same with a version. */
  public ReleaseHints withVersion(SemVer v) {
    return new ReleaseHints(module, Optional.of(v), time, commit, goMod, info);
  }

  /** The same with a time. */
  public ReleaseHints withTime(Instant instant) {
    return new ReleaseHints(module, version, Optional.of(instant), commit, goMod, info);
  }

  /** The same with a commit. */
  public ReleaseHints withCommit(String hash) {
    return new ReleaseHints(module, version, time, Optional.of(hash), goMod, info);
  }

  /** The same with a go.mod file, which is read and not closed. */
  public ReleaseHints withGoMod(Blob file) {
    return new ReleaseHints(module, version, time, commit, Optional.of(file), info);
  }

  /** The same with an {@code .info} file, which is read and not closed. */
  public ReleaseHints withInfo(Blob file) {
    return new ReleaseHints(module, version, time, commit, goMod, Optional.of(file));
  }
}
