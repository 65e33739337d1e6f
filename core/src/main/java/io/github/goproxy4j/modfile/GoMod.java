package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.modfile.Directives.Mode;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.util.List;
import java.util.Optional;

/**
 * What a go.mod file says. Paths are text as it stands in the file: any string may be one, so use
 * {@link ModulePath#parse} before trusting it. Text that is not UTF-8 has become U+FFFD.
 *
 * @param module the path of this module
 * @param deprecated why this module should not be used any more; never empty text (M10)
 * @param goVersion without {@code go}: {@code 1.24}, {@code 1.24.1}
 * @param toolchain its name: {@code go1.24.1}, {@code default}
 * @param requires in the order of the file, duplicates included, as all lists are
 * @param tools the packages of tools
 * @param ignores the directories to ignore
 */
public record GoMod(
    Optional<String> module,
    Optional<String> deprecated,
    Optional<String> goVersion,
    Optional<String> toolchain,
    List<Godebug> godebugs,
    List<Require> requires,
    List<Exclude> excludes,
    List<Replace> replaces,
    List<Retract> retracts,
    List<String> tools,
    List<String> ignores) {

  private static final String FILE_NAME = "go.mod";

  /** Copies the lists. */
  public GoMod {
    godebugs = List.copyOf(godebugs);
    requires = List.copyOf(requires);
    excludes = List.copyOf(excludes);
    replaces = List.copyOf(replaces);
    retracts = List.copyOf(retracts);
    tools = List.copyOf(tools);
    ignores = List.copyOf(ignores);
  }

  /** A setting of the runtime. */
  public record Godebug(String key, String value) {}

  /**
   * A module that is needed.
   *
   * @param version canonical, and of the path's major version
   * @param indirect whether it is marked {@code // indirect}
   */
  public record Require(String path, String version, boolean indirect) {}

  /**
   * A version that is never chosen.
   *
   * @param version canonical, and of the path's major version
   */
  public record Exclude(String path, String version) {}

  /**
   * Another place to take a module from.
   *
   * @param version the only version that is replaced; if empty, all are
   * @param newPath a module path, or a directory if there is no new version
   */
  public record Replace(
      String path, Optional<String> version, String newPath, Optional<String> newVersion) {}

  /**
   * Versions of this module that should not be used. The bounds are kept as they were written and
   * need not be versions.
   *
   * @param high the same as {@code low} if a single version is meant
   * @param rationale the comment; may be empty
   */
  public record Retract(String low, String high, String rationale) {
    /** Whether {@code version} lies between the bounds or is one of them (M9). */
    public boolean covers(SemVer version) {
      String v = version.toString();
      return SemVer.compare(low, v) <= 0 && SemVer.compare(v, high) <= 0;
    }
  }

  /** {@link #parse(String, byte[])} of a file named {@code go.mod}. */
  public static GoMod parse(byte[] content) {
    return parse(FILE_NAME, content);
  }

  /**
   * Reads the file of a main module: every line must be understood.
   *
   * @param fileName where the file is, for messages
   * @throws GoModSyntaxException with everything that is wrong
   */
  public static GoMod parse(String fileName, byte[] content) {
    return parse(fileName, content, Mode.STRICT);
  }

  /** {@link #parseLax(String, byte[])} of a file named {@code go.mod}. */
  public static GoMod parseLax(byte[] content) {
    return parseLax(FILE_NAME, content);
  }

  /**
   * Reads the file of a dependency: directives that count only in a main module, or that a later Go
   * will add, are skipped (M4). This is the way to read what somebody else has published.
   *
   * @param fileName where the file is, for messages
   * @throws GoModSyntaxException with everything that is wrong
   */
  public static GoMod parseLax(String fileName, byte[] content) {
    return parse(fileName, content, Mode.LAX);
  }

  private static GoMod parse(String fileName, byte[] content, Mode mode) {
    var directives = new Directives(mode, new Problems(fileName));
    Parser.parse(new Lexer(fileName, content), directives);
    return directives.toGoMod();
  }

  /**
   * The module path, found without parsing: what the go command takes for it in a repository. It
   * may find one in a broken file, and something else than {@link #parse} in a strange one (M11).
   */
  public static Optional<String> modulePath(byte[] content) {
    return ModuleLine.find(content);
  }

  /**
   * The file that stands in for a missing go.mod (X13). To the byte: the go command concludes from
   * any other content that the module has a go.mod file of its own.
   */
  public static byte[] synthesize(ModulePath path) {
    return Utf8.encode("module " + AutoQuote.quote(path.value()) + "\n");
  }

  /** Whether this file retracts {@code version} (M9); {@link Retract#rationale} says why. */
  public boolean retracts(SemVer version) {
    return retracts.stream().anyMatch(r -> r.covers(version));
  }
}
