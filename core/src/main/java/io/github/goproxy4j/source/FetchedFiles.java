package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.flight.Patience;
import io.github.goproxy4j.internal.flight.SingleFlight;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of versions, which are fetched once. */
final class FetchedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PullThroughSource.class);

  private final ModuleCache cache;
  private final HeldSource held;
  private final CountedOrigin origin;
  private final Optional<GoModAhead> ahead;
  private final TrafficCount count;
  private final SingleFlight<ModuleFile, SharedBlob> flights;

  FetchedFiles(
      ModuleCache cache,
      HeldSource held,
      CountedOrigin origin,
      Optional<GoModAhead> ahead,
      TrafficCount count,
      Clock clock) {
    this.cache = cache;
    this.held = held;
    this.origin = origin;
    this.ahead = ahead;
    this.count = count;
    this.flights = new SingleFlight<>(clock, UpstreamException::late, SharedBlob::release);
  }

  Blob open(ModuleFile file, Fetch fetch) throws IOException {
    Optional<Blob> blob = held(file);
    if (blob.isPresent()) {
      count.hits.increment();
      return blob.get();
    }
    return flights.share(
        file,
        new Patience(fetch.deadline(), fetch::isCancelled),
        () -> fetched(file, fetch),
        shared -> held(file).orElseGet(shared::view));
  }

  /** A cache that cannot be read keeps nobody from being answered. */
  private Optional<Blob> held(ModuleFile file) {
    try {
      return held.open(file);
    } catch (IOException e) {
      LOG.warn("{} is fetched, as the cache cannot be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** The file may have come just before this asker was the one to fetch it. */
  private SharedBlob fetched(ModuleFile file, Fetch fetch) throws IOException {
    Optional<Blob> blob = held(file);
    if (blob.isPresent()) {
      count.hits.increment();
      return new SharedBlob(blob.get());
    }
    Blob fetched = origin.ask(file.escapedPath(), fetch, source -> ask(source, file, fetch));
    keep(file, fetched);
    return new SharedBlob(fetched);
  }

  private Blob ask(ModuleSource source, ModuleFile file, Fetch fetch) throws IOException {
    if (file.kind() == Kind.INFO && !fetch.isInPassing() && ahead.isPresent()) {
      fetchAhead(ahead.get(), new ModuleFile(file.module(), Kind.MOD), fetch);
    }
    return answer(source, file, fetch);
  }

  /** Who asks for the {@code .info} file of a version asks for its go.mod next. */
  private void fetchAhead(GoModAhead ahead, ModuleFile goMod, Fetch fetch) {
    if (!isHeld(goMod)) {
      Fetch own = Fetch.normal();
      Fetch asLong = fetch.deadline().map(own::until).orElse(own);
      ahead.start(() -> fetchQuietly(goMod, asLong));
    }
  }

  private boolean isHeld(ModuleFile file) {
    try {
      return cache.size(file).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whoever wants the file is told of a failure, or asks anew. */
  private void fetchQuietly(ModuleFile file, Fetch fetch) {
    try {
      open(file, fetch).close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} was not fetched ahead: {}", file, e.getMessage());
    }
  }

  private static Blob answer(ModuleSource source, ModuleFile file, Fetch fetch) throws IOException {
    return switch (file.kind()) {
      case INFO -> Blob.ofBytes(info(source, file.module(), fetch).toBytes());
      case MOD -> source.goMod(file.module(), fetch);
      case ZIP -> zip(source, file.module(), fetch);
    };
  }

  /** Nobody could unpack another one. */
  private static Blob zip(ModuleSource source, ModuleVersion module, Fetch fetch)
      throws IOException {
    Blob zip = source.zip(module, fetch);
    try {
      UsableZip.require(module, zip);
      return zip;
    } catch (Throwable e) {
      zip.close();
      throw e;
    }
  }

  private static VersionInfo info(ModuleSource source, ModuleVersion module, Fetch fetch)
      throws IOException {
    VersionInfo info = source.info(module.path(), new VersionQuery.Exact(module.version()), fetch);
    if (!info.version().equals(module.version())) {
      throw new UpstreamException(module, Failure.FAILED, "answered with " + info.version());
    }
    return info;
  }

  /** What cannot be kept can be handed out all the same. */
  private void keep(ModuleFile file, Blob fetched) throws IOException {
    try {
      cache.put(file, fetched);
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        fetched.close();
        throw new InterruptedIOException(file + ": interrupted");
      }
      count.unkept.increment();
      LOG.warn("{} is not kept: {}", file, e.getMessage());
    }
  }
}
