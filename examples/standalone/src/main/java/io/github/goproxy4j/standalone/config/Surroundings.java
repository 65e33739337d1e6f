package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a configuration refers to.
 *
 * @param folder what names of files are relative to
 * @param home what {@code ~/} stands for
 * @param variables the environment variables, by name
 */
record Surroundings(Path folder, Path home, Function<String, Optional<String>> variables) {
  private static final String HOME = "~/";

  /** Those of {@code file} in this process. */
  static Surroundings of(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    return new Surroundings(
        folder == null ? absolute : folder,
        Path.of(System.getProperty("user.home")),
        name -> Optional.ofNullable(System.getenv(name)));
  }

  /** The name of a file. */
  Kind<Path> path() {
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

  /** A secret, which may be in an environment variable. */
  Reader<Secret> secret() {
    return value -> value.secret(variables);
  }
}
