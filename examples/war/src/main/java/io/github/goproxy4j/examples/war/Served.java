package io.github.goproxy4j.examples.war;

import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.ConfigFile;
import io.github.goproxy4j.standalone.config.ListenAddress;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.standalone.config.Repository;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a web application is told to serve. */
final class Served {
  /** Who reaches the container is not known here. */
  private static final ListenAddress ANYWHERE = new ListenAddress("0.0.0.0", 0);

  private Served() {}

  /**
   * The configuration, whichever way it is given.
   *
   * @throws IllegalArgumentException if it is not, or in two ways, or is wrong
   */
  static Config by(ServletContext context) throws IOException {
    Optional<String> root = Setting.ROOT.in(context);
    Optional<String> config = Setting.CONFIG.in(context);
    if (root.isPresent() == config.isPresent()) {
      throw new IllegalArgumentException(
          "set one of %s, as a parameter, system property or variable; found %s"
              .formatted(names(), root.isPresent() ? "both" : "none"));
    }
    return config.isPresent() ? ofFile(Path.of(config.get())) : ofFolder(Path.of(root.get()));
  }

  private static String names() {
    return Arrays.stream(Setting.values())
        .map(setting -> setting.property() + " (" + setting.variable() + ")")
        .collect(Collectors.joining(" and "));
  }

  private static Config ofFile(Path file) throws IOException {
    return ConfigFile.read(file).listeningAt(ANYWHERE);
  }

  /** An existing one: a misspelt name would be an empty store. */
  private static Config ofFolder(Path folder) throws IOException {
    Path existing = folder.toRealPath();
    if (!Files.isDirectory(existing)) {
      throw new IllegalArgumentException(folder + ": not a folder");
    }
    var mount = new Mount("/", Repository.Hosted.at("root", existing));
    return Config.local(ANYWHERE, mount, List.of());
  }
}
