package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.MalformedSettingsException;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a configuration. */
public final class ConfigFile {
  private static final Kind<ListenAddress> ADDRESS = Kind.of("HOST:PORT", ListenAddress::parse);

  private final FilePaths paths;

  private ConfigFile(FilePaths paths) {
    this.paths = paths;
  }

  /**
   * The configuration in a file.
   *
   * @throws MalformedSettingsException if there is anything wrong with it
   */
  public static Config read(Path file) throws IOException {
    return YamlFile.read(file, reader(FilePaths.besides(file)));
  }

  static Config parse(String name, byte[] content, FilePaths paths) {
    return YamlFile.parse(name, content, reader(paths));
  }

  private static Reader<Config> reader(FilePaths paths) {
    return Reader.mapping(new ConfigFile(paths)::config);
  }

  private Optional<Config> config(Mapping file) {
    Optional<ListenAddress> listen = file.optional("listen", ListenAddress.USUAL, ADDRESS);
    Optional<List<Repository>> repositories =
        file.required(
            "repositories", Reader.mapping(all -> new RepositoryReader(all, paths).repositories()));
    return file.build(() -> new Config(listen.orElseThrow(), mounts(repositories.orElseThrow())));
  }

  private static List<Mount> mounts(List<Repository> repositories) {
    return repositories.stream().map(r -> new Mount("/go/" + r.name(), r)).toList();
  }
}
