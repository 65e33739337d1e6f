package io.github.goproxy4j.module;

import io.github.goproxy4j.semver.SemVer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of one version of a module, and the only place where the path of such a file is built:
 * URLs, stores and caches all use it.
 *
 * @param module a canonical version of a module
 * @param kind which of its files
 */
public record ModuleFile(ModuleVersion module, Kind kind) {
  private static final String VERSIONS = "/@v/";

  /** The files that a client asks for. */
  public enum Kind {
    /** Version and time, as JSON. */
    INFO(".info"),
    /** The go.mod file. */
    MOD(".mod"),
    /** The module zip. */
    ZIP(".zip");

    private final String extension;

    Kind(String extension) {
      this.extension = extension;
    }

    /** The end of the file's name, with its dot. */
    public String extension() {
      return extension;
    }
  }

  /**
   * Takes a canonical version.
   *
   * @throws NonCanonicalVersionException if it is not
   */
  public ModuleFile {
    module.requireCanonical();
  }

  /** The path below the root of a proxy or a store: {@code example.com/m/@v/v1.0.0.zip}. */
  public String escapedPath() {
    return escapedStem(module) + kind.extension;
  }

  /**
   * The file that is called {@code name} in the folder of a module; none for every name that {@link
   * #escapedPath} does not spell (trap 52).
   */
  public static Optional<ModuleFile> ofName(ModulePath path, String name) {
    return Stream.of(Kind.values())
        .filter(kind -> name.endsWith(kind.extension))
        .findAny()
        .flatMap(kind -> ofStem(path, name, kind));
  }

  private static Optional<ModuleFile> ofStem(ModulePath path, String name, Kind kind) {
    try {
      String stem = name.substring(0, name.length() - kind.extension.length());
      SemVer version = SemVer.parse(Escaping.unescapeVersion(stem));
      return Optional.of(new ModuleFile(new ModuleVersion(path, version), kind));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@link #escapedPath} without the extension, for files that stand beside the three. */
  public static String escapedStem(ModuleVersion module) {
    return escapedFolder(module.path()) + Escaping.escapeVersion(module.version().toString());
  }

  /** Where the files of a module stand, with a final slash: {@code example.com/m/@v/}. */
  public static String escapedFolder(ModulePath path) {
    return path.escaped() + VERSIONS;
  }

  /** The path of the answer to {@code query}: {@code example.com/m/@v/master.info}. */
  public static String escapedPath(ModulePath path, VersionQuery query) {
    return query instanceof VersionQuery.Latest
        ? path.escaped() + "/@latest"
        : escapedFolder(path) + Escaping.escapeVersion(query.toString()) + Kind.INFO.extension;
  }

  /** The path of the list of versions: {@code example.com/m/@v/list}. */
  public static String escapedListPath(ModulePath path) {
    return escapedFolder(path) + "list";
  }

  /** Where a checksum database has the record of {@code module}: {@code lookup/M@V} (T11). */
  public static String escapedLookupPath(ModuleVersion module) {
    String version = Escaping.escapeVersion(module.version().toString());
    return "lookup/" + module.path().escaped() + "@" + version;
  }

  /** {@code path@version.extension}, for messages. */
  @Override
  public String toString() {
    return module + kind.extension;
  }
}
