package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.sum.Checksums;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hashes in a checksum database. Only the key of the database is trusted: whoever serves it can
 * keep back an answer, but not change one (T10, T11).
 *
 * <pre>{@code
 * Checksums checksums =
 *     SumDatabaseClient.builder(database, VerifierKey.SUM_GOLANG_ORG, folder)
 *         .exempt(ModulePatterns.of("example.com/private"))
 *         .build();
 * }</pre>
 *
 * <p>What is authentic is kept in a folder, for good, and so is the latest tree that was seen. Many
 * threads may use one client, and many processes one folder; it must not be used to start over with
 * a database that was caught.
 */
public final class SumDatabaseClient implements Checksums {
  private static final Logger LOG = LoggerFactory.getLogger(SumDatabaseClient.class);
  private static final String KNOWN_KIND = "h1:";
  private static final int MAX_ANSWER = 1 << 20;

  private final ChecksumDatabase database;
  private final ModulePatterns exempt;
  private final DatabaseFolder folder;
  private final Timeline timeline;
  private final SingleFlight<ModuleVersion, LogRecord> lookups = new SingleFlight<>();

  private SumDatabaseClient(Builder builder) throws IOException {
    this.database = builder.database;
    this.exempt = builder.exempt;
    this.folder = DatabaseFolder.in(builder.folder, database.name());
    var tiles = new DatabaseTiles(database, folder, builder.tileHeight);
    this.timeline = new Timeline(builder.key, folder, tiles);
  }

  /**
   * Begins a client.
   *
   * @param key the key of the database
   * @param folder where to keep what is known, made if there is none; in it every database has a
   *     folder of its own
   * @throws IllegalArgumentException if the key is that of another database
   */
  public static Builder builder(ChecksumDatabase database, VerifierKey key, Path folder) {
    return new Builder(database, key, folder);
  }

  /**
   * {@inheritDoc}
   *
   * <p>What the database does not know, or is not asked about, is {@link Verdict.Unknown}.
   *
   * @throws DatabaseForkException if the database contradicts what it has said before
   * @throws UpstreamException if the database cannot be asked, or its answer is not authentic
   */
  @Override
  public Verdict check(ModuleFile file, ModuleHash actual) throws IOException {
    int hashStart = prefix(file).length();
    for (String line : lines(file)) {
      String hash = line.substring(hashStart);
      if (hash.equals(actual.value())) {
        return new Verdict.Match();
      } else if (hash.startsWith(KNOWN_KIND)) {
        return new Verdict.Mismatch(hash, database.name());
      }
    }
    return new Verdict.Unknown();
  }

  /**
   * The lines of go.sum on a file that the database has; none if it does not know the module.
   *
   * @throws DatabaseForkException if the database contradicts what it has said before
   * @throws UpstreamException if the database cannot be asked, or its answer is not authentic
   */
  public List<String> lines(ModuleFile file) throws IOException {
    if (file.kind() == ModuleFile.Kind.INFO || exempt.matches(file.module().path())) {
      return List.of();
    }
    Optional<LogRecord> record = lookup(file.module());
    return record.stream()
        .flatMap(r -> r.text().lines())
        .filter(line -> line.startsWith(prefix(file)))
        .toList();
  }

  private static String prefix(ModuleFile file) {
    String suffix = file.kind() == ModuleFile.Kind.MOD ? "/go.mod" : "";
    return file.module().path() + " " + file.module().version() + suffix + " ";
  }

  private Optional<LogRecord> lookup(ModuleVersion module) throws IOException {
    try {
      return Optional.of(lookups.get(module, this::find));
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      return Optional.empty();
    }
  }

  private LogRecord find(ModuleVersion module) throws IOException {
    String path = ModuleFile.escapedLookupPath(module);
    Optional<LogRecord> kept = kept(path);
    if (kept.isPresent()) {
      return kept.get();
    }
    try {
      byte[] answer = fetch(module);
      LogRecord record = authenticate(answer);
      folder.keep(path, answer);
      return record;
    } catch (InauthenticDataException e) {
      throw new UpstreamException(
          module, UpstreamException.Failure.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  /** What was kept and is broken is as good as nothing. */
  private Optional<LogRecord> kept(String path) throws IOException {
    Optional<byte[]> answer = folder.read(path);
    try {
      return answer.isPresent() ? Optional.of(authenticate(answer.get())) : Optional.empty();
    } catch (InauthenticDataException e) {
      LOG.warn("{}/{}: what was kept is broken: {}", database.name(), path, e.getMessage());
      return Optional.empty();
    }
  }

  private byte[] fetch(ModuleVersion module) throws IOException {
    try (Blob blob = database.lookup(module, Fetch.normal())) {
      if (blob.size() > MAX_ANSWER) {
        throw new InauthenticDataException("answer of " + blob.size() + " bytes");
      }
      return blob.readAllBytes(MAX_ANSWER);
    }
  }

  private LogRecord authenticate(byte[] bytes) throws IOException {
    LookupAnswer answer = parse(bytes);
    timeline.merge(answer.treeNote());
    timeline.check(answer.record());
    return answer.record();
  }

  private static LookupAnswer parse(byte[] answer) throws InauthenticDataException {
    try {
      return LookupAnswer.parse(answer);
    } catch (IllegalArgumentException e) {
      throw new InauthenticDataException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Says what a client does besides asking a database. */
  public static final class Builder {
    private static final int USUAL_HEIGHT = 8;
    private static final int MAX_HEIGHT = 20;

    private final ChecksumDatabase database;
    private final VerifierKey key;
    private final Path folder;
    private ModulePatterns exempt = ModulePatterns.NONE;
    private int tileHeight = USUAL_HEIGHT;

    private Builder(ChecksumDatabase database, VerifierKey key, Path folder) {
      if (!key.id().name().equals(database.name())) {
        throw new IllegalArgumentException(
            "the key of " + key.id().name() + " is not that of " + database.name());
      }
      this.database = database;
      this.key = key;
      this.folder = folder;
    }

    /** Modules that the database is never asked about, as in {@code GONOSUMDB}. */
    public Builder exempt(ModulePatterns patterns) {
      this.exempt = patterns;
      return this;
    }

    /** The height of the tiles to ask for, up to 20; 8, as for the go command, unless called. */
    public Builder tileHeight(int height) {
      if (height < 1 || height > MAX_HEIGHT) {
        throw new IllegalArgumentException("no database is asked for tiles of height " + height);
      }
      this.tileHeight = height;
      return this;
    }

    /** The client. Nothing is asked yet. */
    public SumDatabaseClient build() throws IOException {
      return new SumDatabaseClient(this);
    }
  }
}
