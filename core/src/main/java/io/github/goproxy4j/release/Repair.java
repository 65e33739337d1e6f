package io.github.goproxy4j.release;

import java.util.List;

/**
 * Something about an archive that was put right, or made up because it was missing.
 *
 * @param kind what was done
 * @param reason why, in the words of the go command where it has some
 * @param paths the files that it was done to, not more than {@link #MAX_PATHS}
 * @param count how many there are altogether; 0 if it is not about files
 */
public record Repair(Kind kind, String reason, List<String> paths, int count) {
  /** How many paths are named. */
  public static final int MAX_PATHS = 20;

  /** What was done. */
  public enum Kind {
    /** Files stand under {@code path@version/}. */
    PREFIX_CORRECTED,
    /** Entries that are directories are not there. */
    DIRECTORIES_DROPPED,
    /** Files that do not belong in a module zip are not there. */
    FILES_DROPPED,
    /** The version was written in its canonical form. */
    VERSION_CANONICALIZED,
    /** The {@code .info} file was made up. */
    INFO_GENERATED,
    /** The {@code .mod} file was made up, for a module that has none. */
    GO_MOD_SYNTHESIZED
  }

  /** Keeps a copy of the first paths. */
  public Repair {
    paths = List.copyOf(paths.subList(0, Math.min(paths.size(), MAX_PATHS)));
  }

  static Repair of(Kind kind, String reason) {
    return new Repair(kind, reason, List.of(), 0);
  }

  static Repair of(Kind kind, String reason, List<String> paths) {
    return new Repair(kind, reason, paths, paths.size());
  }

  /** One line: the reason and the paths. */
  @Override
  public String toString() {
    if (count == 0) {
      return reason;
    }
    String more = count > paths.size() ? " and " + (count - paths.size()) + " more" : "";
    return reason + ": " + String.join(", ", paths) + more;
  }
}
