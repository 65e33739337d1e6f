package io.github.goproxy4j.modfile;

import io.github.goproxy4j.modfile.GoMod.Replace;
import io.github.goproxy4j.module.PathMajor;
import java.util.Optional;

/** The arguments of replace (M8): {@code old [version] => new version} or {@code => directory}. */
final class ReplaceDirective {
  private static final String ARROW = "=>";

  private ReplaceDirective() {}

  static Replace parse(Arguments arguments) throws BadDirectiveException {
    int arrow = arguments.has(1, ARROW) ? 1 : 2;
    int after = arguments.count() - arrow - 1;
    if (after < 1 || after > 2 || !arguments.has(arrow, ARROW)) {
      throw new BadDirectiveException(usage(arguments.verb()));
    }
    String path = arguments.string(0);
    Optional<String> version = oldVersion(arguments, path, arrow);
    String newPath = arguments.string(arrow + 1);
    Optional<String> newVersion = Optional.empty();
    if (after == 1) {
      checkDirectory(newPath);
    } else {
      newVersion = Optional.of(arguments.version(newPath, arrow + 2));
      checkModule(newPath);
    }
    return new Replace(RawText.decode(path), version, RawText.decode(newPath), newVersion);
  }

  private static String usage(String verb) {
    return "usage: %s module/path [v1.2.3] => other/module v1.4\n".formatted(verb)
        + "\t or %s module/path [v1.2.3] => ../local/directory".formatted(verb);
  }

  private static Optional<String> oldVersion(Arguments arguments, String path, int arrow)
      throws BadDirectiveException {
    PathMajor major =
        PathMajor.split(path)
            .orElseThrow(
                () -> BadDirectiveException.about(arguments.verb(), path, "invalid module path"));
    if (arrow == 1) {
      return Optional.empty();
    }
    String version = arguments.version(path, 1);
    arguments.checkMajor(path, major, version);
    return Optional.of(version);
  }

  private static void checkDirectory(String path) throws BadDirectiveException {
    if (!isDirectory(path)) {
      throw new BadDirectiveException(
          path.contains("@")
              ? "replacement module must match format 'path version', not 'path@version'"
              : "replacement module without version must be directory path"
                  + " (rooted or starting with . or ..)");
    }
    if (path.contains("\\")) {
      throw new BadDirectiveException(
          "replacement directory appears to be Windows path (on a non-windows system)");
    }
  }

  private static void checkModule(String path) throws BadDirectiveException {
    if (isDirectory(path)) {
      throw new BadDirectiveException(
          "replacement module directory path " + RawText.quote(path) + " cannot have version");
    }
  }

  /** Whether this is a directory, on this system or on Windows. */
  private static boolean isDirectory(String path) {
    String p = path.replace('\\', '/');
    return path.equals(".")
        || path.equals("..")
        || p.startsWith("./")
        || p.startsWith("../")
        || p.startsWith("/")
        || hasDrive(path);
  }

  private static boolean hasDrive(String path) {
    if (path.length() < 2 || path.charAt(1) != ':') {
      return false;
    }
    int letter = path.charAt(0) | 0x20;
    return letter >= 'a' && letter <= 'z';
  }
}
