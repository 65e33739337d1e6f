package io.github.goproxy4j.sumdb;

import com.google.common.primitives.Bytes;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.flight.Patience;
import io.github.goproxy4j.internal.flight.SingleFlight;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Checksums;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
  private final DatabaseTiles tiles;
  private final Timeline timeline;
  private final SingleFlight<ModuleVersion, LogRecord> lookups =
      new SingleFlight<>(Clock.systemUTC(), UpstreamException::late, record -> {});

  private SumDatabaseClient(Builder builder) throws IOException {
    this.database = builder.database;
    this.exempt = builder.exempt;
    this.folder = DatabaseFolder.in(builder.folder, database.name());
    this.tiles = new DatabaseTiles(database, folder, builder.tileHeight);
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
   * <p>What the database does not know, or is not asked about, is {@link Verdict.Unknown}. It is
   * asked whatever the mode of {@code fetch}: nothing else can tell that a file is right.
   *
   * @throws DatabaseForkException if the database contradicts what it has said before
   * @throws UpstreamException if the database cannot be asked, or its answer is not authentic
   */
  @Override
  public Verdict check(ModuleFile file, ModuleHash actual, Fetch fetch) throws IOException {
    int hashStart = prefix(file).length();
    for (String line : lines(file, fetch)) {
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
  public List<String> lines(ModuleFile file, Fetch fetch) throws IOException {
    Optional<LogRecord> record =
        file.kind() == ModuleFile.Kind.INFO ? Optional.empty() : lookup(file.module(), fetch);
    return record.stream()
        .flatMap(r -> r.text().lines())
        .filter(line -> line.startsWith(prefix(file)))
        .toList();
  }

  private static String prefix(ModuleFile file) {
    String suffix = file.kind() == ModuleFile.Kind.MOD ? "/go.mod" : "";
    return file.module().path() + " " + file.module().version() + suffix + " ";
  }

  private Optional<LogRecord> lookup(ModuleVersion module, Fetch fetch) throws IOException {
    try {
      return Optional.of(record(module, fetch.with(Fetch.Mode.NORMAL)));
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      return Optional.empty();
    }
  }

  /** The record of a module, which is in the {@link #latestTree}. */
  LogRecord record(ModuleVersion module, Fetch fetch) throws IOException {
    if (Checksums.isExempt(module.path(), exempt)) {
      throw new ModuleNotFoundException(module, database.name() + " is not asked about it");
    }
    if (fetch.mode() == Fetch.Mode.CACHED_ONLY) {
      return kept(ModuleFile.escapedLookupPath(module), fetch).orElseThrow(() -> notHeld(module));
    }
    var patience = new Patience(fetch.deadline(), fetch::isCancelled);
    return lookups.share(module, patience, () -> find(module, fetch), record -> record);
  }

  ModuleNotFoundException notHeld(Object subject) {
    return tiles.notHeld(subject);
  }

  private LogRecord find(ModuleVersion module, Fetch fetch) throws IOException {
    try {
      timeline.start(fetch);
      String path = ModuleFile.escapedLookupPath(module);
      Optional<LogRecord> kept = kept(path, fetch);
      return kept.isPresent() ? kept.get() : ask(module, path, fetch);
    } catch (InauthenticDataException e) {
      throw inauthentic(module, e);
    }
  }

  private LogRecord ask(ModuleVersion module, String path, Fetch fetch) throws IOException {
    try (Blob blob = database.lookup(module, fetch)) {
      byte[] answer = small(blob);
      LogRecord record = authenticate(answer, fetch);
      folder.keep(path, answer);
      return record;
    }
  }

  private static UpstreamException inauthentic(Object subject, InauthenticDataException e) {
    return new UpstreamException(
        subject, UpstreamException.Failure.FAILED, String.valueOf(e.getMessage()), e);
  }

  /** What was kept and is broken is as good as nothing. */
  private Optional<LogRecord> kept(String path, Fetch fetch) throws IOException {
    Optional<byte[]> answer = folder.read(path);
    try {
      return answer.isPresent() ? Optional.of(authenticate(answer.get(), fetch)) : Optional.empty();
    } catch (InauthenticDataException e) {
      LOG.warn("{}/{}: what was kept is broken: {}", database.name(), path, e.getMessage());
      return Optional.empty();
    }
  }

  private static byte[] small(Blob answer) throws IOException {
    if (answer.size() > MAX_ANSWER) {
      throw new InauthenticDataException("answer of " + answer.size() + " bytes");
    }
    return answer.readAllBytes(MAX_ANSWER);
  }

  private LogRecord authenticate(byte[] bytes, Fetch fetch) throws IOException {
    LookupAnswer answer = parse(bytes);
    timeline.merge(answer.treeNote(), fetch);
    timeline.check(answer.record(), fetch);
    return answer.record();
  }

  private static LookupAnswer parse(byte[] answer) throws InauthenticDataException {
    try {
      return LookupAnswer.parse(answer);
    } catch (IllegalArgumentException e) {
      throw new InauthenticDataException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The latest tree that is known, which has all the records that are held. */
  SignedTree latestTree(Fetch fetch) throws IOException {
    try {
      return timeline.latest(fetch);
    } catch (InauthenticDataException e) {
      throw inauthentic(database.name(), e);
    }
  }

  /** Takes the latest tree of the database into account. */
  void follow(Fetch fetch) throws IOException {
    try (Blob note = database.latest(fetch)) {
      timeline.merge(small(note), fetch);
    } catch (InauthenticDataException e) {
      throw inauthentic(database.name(), e);
    }
  }

  /** A tile that is held; it was authentic when it was kept. */
  byte[] heldTile(Tile tile) throws IOException {
    return tiles.kept(tile).orElseThrow(() -> notHeld(database.name() + "/" + tile));
  }

  /** Whether the client reads such tiles, and the latest tree that is known has all of this one. */
  boolean covers(Tile tile, Fetch fetch) throws IOException {
    return tile.height() == tiles.height() && tile.isIn(latestTree(fetch).size());
  }

  /** A tile that is covered; its hashes are proved to be in the latest tree. */
  byte[] tile(Tile tile, Fetch fetch) throws IOException {
    try {
      TreeHashes reader = tiles.hashesOf(latestTree(fetch).tree(), fetch);
      List<LogHash> hashes = reader.read(tile.nodes());
      reader.keep();
      return Bytes.concat(hashes.stream().map(LogHash::bytes).toArray(byte[][]::new));
    } catch (InauthenticDataException e) {
      throw inauthentic(database.name() + "/" + tile, e);
    }
  }

  ChecksumDatabase database() {
    return database;
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

    /**
     * Modules that the database is never asked about, as in {@code GONOSUMDB}; it is about the go
     * command's own toolchains in any case.
     */
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
