package io.github.goproxy4j.store;

import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;

/** A version was published before with other content; that stays as it is. */
public final class ReleaseConflictException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient StoredRelease existing;

  private ReleaseConflictException(String message, StoredRelease existing) {
    super(message);
    this.existing = existing;
  }

  /** Lets pass what has the identity of {@code existing}. */
  static void check(StoredRelease existing, ModuleRelease release) throws ReleaseConflictException {
    if (!existing.h1().equals(release.h1())) {
      throw of(existing, existing.h1() + ", now " + release.h1());
    }
    checkGoMod(existing, release.goModH1());
  }

  /** Lets pass what is the go.mod file of {@code existing}. */
  public static void checkGoMod(StoredRelease existing, ModuleHash goMod)
      throws ReleaseConflictException {
    if (!existing.goModH1().equals(goMod)) {
      throw of(existing, "go.mod " + existing.goModH1() + ", now " + goMod);
    }
  }

  private static ReleaseConflictException of(StoredRelease existing, String difference) {
    String verb =
        switch (existing.state()) {
          case PUBLISHED -> "already published";
          case DELETED -> "deleted, and was published";
        };
    return new ReleaseConflictException(
        existing.module() + ": " + verb + " with other content (" + difference + ")", existing);
  }

  /** What was published before. */
  public StoredRelease existing() {
    return existing;
  }
}
