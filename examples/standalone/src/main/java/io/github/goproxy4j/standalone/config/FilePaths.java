package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names of files as they stand in a configuration.
 *
 * @param folder what they are relative to
 * @param home what {@code ~/} stands for
 */
record FilePaths(Path folder, Path home) {
  private static final String HOME = "~/";

  /** Names that are relative to the folder of {@code file}. */
  static FilePaths besides(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return new FilePaths(
        folder == null ? file.toAbsolutePath() : folder, Path.of(System.getProperty("user.home")));
  }

  /** The name of a file. */
  Kind<Path> kind() {
    return new Kind<>("the name of a file or folder", this::resolve);
  }

  private Optional<Path> resolve(String text) {
    try {
      if (text.isBlank()) {
        return Optional.empty();
      }
      return Optional.of(
          text.startsWith(HOME)
              ? home.resolve(text.substring(HOME.length()))
              : folder.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
