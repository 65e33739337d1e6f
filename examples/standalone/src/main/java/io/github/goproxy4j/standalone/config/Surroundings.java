package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a configuration refers to.
 *
 * @param folder what names of files are relative to
 * @param home what {@code ~/} stands for
 * @param variables the environment variables, by name
 * @param disk whether something is as it should be on the disk
 */
record Surroundings(
    Path folder,
    Path home,
    Function<String, Optional<String>> variables,
    BiPredicate<Path, OnDisk> disk) {
  private static final String HOME = "~/";

  /** Those of {@code file} in this process. */
  static Surroundings of(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    return new Surroundings(
        folder == null ? absolute : folder,
        Path.of(System.getProperty("user.home")),
        name -> Optional.ofNullable(System.getenv(name)),
        (path, expected) -> expected.isAt(path));
  }

  /** What a file or folder has to be like. */
  enum OnDisk {
    /** A file that can be read. */
    FILE("a file that is there"),
    /** A file to write to, which may be made. */
    LOG("a file in a folder that is there"),
    /** A folder. */
    FOLDER("a folder that is there"),
    /** A folder that may be made. */
    STORAGE("a folder");

    private final String words;

    OnDisk(String words) {
      this.words = words;
    }

    boolean isAt(Path path) {
      return switch (this) {
        case FILE -> Files.exists(path) && !Files.isDirectory(path);
        case LOG -> !Files.isDirectory(path) && Files.isDirectory(path.resolveSibling(""));
        case FOLDER -> Files.isDirectory(path);
        case STORAGE -> Files.isDirectory(path) || !Files.exists(path);
      };
    }
  }

  /** The name of something that is as it should be. */
  Kind<Path> path(OnDisk expected) {
    return new Kind<>("the name of " + expected.words, this::resolve)
        .where(path -> disk.test(path, expected));
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
