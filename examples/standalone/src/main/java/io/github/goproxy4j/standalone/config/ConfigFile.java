package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.config.Operations.LogFormat;
import io.github.goproxy4j.standalone.config.Operations.Readers;
import io.github.goproxy4j.standalone.config.Operations.Readiness;
import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.MalformedSettingsException;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Secret;
import io.github.goproxy4j.standalone.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a configuration. */
public final class ConfigFile {
  private static final Kind<ListenAddress> ADDRESS = Kind.of("HOST:PORT", ListenAddress::parse);

  private final Surroundings surroundings;

  private ConfigFile(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The configuration in a file.
   *
   * @throws MalformedSettingsException if there is anything wrong with it
   */
  public static Config read(Path file) throws IOException {
    return YamlFile.read(file, reader(Surroundings.of(file)));
  }

  static Config parse(String name, byte[] content, Surroundings surroundings) {
    return YamlFile.parse(name, content, reader(surroundings));
  }

  private static Reader<Config> reader(Surroundings surroundings) {
    return Reader.mapping(new ConfigFile(surroundings)::config);
  }

  private Optional<Config> config(Mapping file) {
    Optional<ListenAddress> listen = file.optional("listen", ListenAddress.USUAL, ADDRESS);
    Optional<Optional<ReverseProxy>> reverseProxy =
        file.maybe("reverseProxy", Reader.mapping(ReverseProxyReader::read));
    var known = new DatabaseReader(surroundings);
    Optional<List<SumDatabase>> databases =
        file.optional("checksumDatabases", List.of(), Reader.mapping(known::databases));
    Optional<Access> access = file.optional("access", Access.LOCAL, Reader.mapping(this::access));
    Optional<List<Mount>> mounts =
        file.required("repositories", Reader.mapping(all -> mounts(all, known)));
    Optional<Optional<GoImport>> goImport =
        file.maybe("goImport", Reader.mapping(at -> goImport(at, mounts)));
    Optional<Operations> operations =
        file.optional("operations", Operations.USUAL, Reader.mapping(this::operations));
    Optional<Browsing> pages = file.optional("pages", Browsing.SHOW, Kind.words(Browsing.class));
    return file.build(
        () ->
            new Config(
                listen.orElseThrow(),
                reverseProxy.orElseThrow(),
                mounts.orElseThrow(),
                databases.orElseThrow(),
                access.orElseThrow(),
                goImport.orElseThrow(),
                operations.orElseThrow(),
                pages.orElseThrow()));
  }

  private Optional<Access> access(Mapping at) {
    Optional<Optional<Path>> users = at.maybe("users", surroundings.path(OnDisk.FILE));
    Optional<Permission> strangers =
        at.optional("anonymousPublishing", Permission.REFUSE, Kind.words(Permission.class));
    Optional<Optional<Path>> audit = at.maybe("audit", surroundings.path(OnDisk.LOG));
    return at.build(
        () -> new Access(users.orElseThrow(), strangers.orElseThrow(), audit.orElseThrow()));
  }

  private Optional<Operations> operations(Mapping at) {
    Operations usual = Operations.USUAL;
    Optional<Readers> metrics = at.optional("metrics", usual.metrics(), Kind.words(Readers.class));
    Optional<Optional<Secret>> token = at.maybe("metricsToken", surroundings.secret());
    Optional<Readiness> readiness =
        at.optional("readiness", usual.readiness(), Kind.words(Readiness.class));
    Optional<LogFormat> log = at.optional("log", usual.log(), Kind.words(LogFormat.class));
    Optional<Duration> stopWithin =
        at.optional("stopWithin", usual.stopWithin(), Kinds.DURATION.where(time -> !time.isZero()));
    return at.build(
        () ->
            new Operations(
                metrics.orElseThrow(),
                token.orElseThrow(),
                readiness.orElseThrow(),
                log.orElseThrow(),
                stopWithin.orElseThrow()));
  }

  /** Of which repository is a question only if all of them could be read. */
  private static Optional<GoImport> goImport(Mapping at, Optional<List<Mount>> mounts) {
    return mounts.isPresent() ? new GoImportReader(mounts.get()).read(at) : Optional.empty();
  }

  private Optional<List<Mount>> mounts(Mapping all, DatabaseReader databases) {
    return new RepositoryReader(all, surroundings, databases).mounts();
  }
}
