package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.publish.Removal;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Answers requests to a Go module proxy from a source. Safe for use by many threads.
 *
 * <pre>{@code
 * GoProxyHandler handler = GoProxyHandler.of(FolderSource.at(folder));
 * try (ProxyResponse response = handler.handle(ProxyRequest.get("/example.com/m/@v/list"))) {
 *   response.body().writeTo(out);
 * }
 * }</pre>
 */
public final class GoProxyHandler implements RequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(GoProxyHandler.class);

  private final ModuleSource source;
  private final FileCaching caching;
  private final ServedDatabases databases;
  private final Gate gate;
  private final Optional<PublishEndpoints> uploads;
  private final Optional<RemovalEndpoints> removals;
  private final Optional<Duration> timeout;
  private final Clock clock;

  private GoProxyHandler(Builder builder) {
    this.source = builder.source;
    this.caching = builder.caching;
    this.databases = new ServedDatabases(builder.databases);
    this.gate = new Gate(builder.access, builder.denial);
    this.uploads = builder.publisher.map(publisher -> new PublishEndpoints(publisher, gate));
    this.removals = builder.removal.map(removal -> new RemovalEndpoints(removal, gate));
    this.timeout = builder.timeout;
    this.clock = builder.clock;
  }

  /** A handler that has the files of versions revalidated, and serves no checksum database. */
  public static GoProxyHandler of(ModuleSource source) {
    return builder(source).build();
  }

  /** A handler that says how long the files of versions may be kept. */
  public static GoProxyHandler of(ModuleSource source, FileCaching caching) {
    return builder(source).caching(caching).build();
  }

  /** Begins a handler that, unless told otherwise, is that of {@link #of(ModuleSource)}. */
  public static Builder builder(ModuleSource source) {
    return new Builder(source);
  }

  @Override
  public ProxyResponse handle(ProxyRequest request) {
    try {
      return logged(request, answer(request), Optional.empty());
    } catch (IOException | RuntimeException e) {
      return logged(request, Failure.response(request, subject(request), e), Optional.of(e));
    }
  }

  private static String subject(ProxyRequest request) {
    boolean read = request.isHead() || request.method().equals("GET");
    return read ? Route.parse(request.rawPath()).subject() : request.method();
  }

  private ProxyResponse answer(ProxyRequest request) throws IOException {
    String method = request.method();
    if (request.isHead() || method.equals("GET")) {
      return read(request);
    } else if (uploads.isPresent() && (method.equals("PUT") || method.equals("POST"))) {
      Caller caller = gate.caller(request);
      return uploads.get().publish(request, UploadRoute.parse(request.rawPath()), caller);
    } else if (removals.isPresent() && method.equals("DELETE")) {
      Caller caller = gate.caller(request);
      return removals.get().remove(UploadRoute.parse(request.rawPath()), caller);
    }
    ErrorLine line = ErrorLine.of("method not allowed");
    return line.response(request, 405, Map.of("Allow", allowed()));
  }

  private String allowed() {
    return "GET, HEAD"
        + (uploads.isPresent() ? ", PUT, POST" : "")
        + (removals.isPresent() ? ", DELETE" : "");
  }

  private ProxyResponse read(ProxyRequest request) throws IOException {
    Route route = Route.parse(request.rawPath());
    Caller caller = gate.caller(request);
    if (route.modulePath().isPresent()) {
      gate.check(caller, Action.READ, route.modulePath().get());
    }
    Resource found = find(route, fetch(request));
    return Delivery.of(route.subject(), gate.isOpen() ? found : found.forOneClient(), request);
  }

  private Fetch fetch(ProxyRequest request) {
    boolean cachedOnly =
        request.header("Disable-Module-Fetch").filter(v -> v.equalsIgnoreCase("true")).isPresent();
    Fetch fetch = Fetch.of(cachedOnly ? Fetch.Mode.CACHED_ONLY : Fetch.Mode.NORMAL);
    return timeout.map(clock.instant()::plus).map(fetch::until).orElse(fetch);
  }

  private Resource find(Route route, Fetch fetch) throws IOException {
    if (route instanceof Route.Versions list) {
      return versions(list, fetch);
    } else if (route instanceof Route.Info question) {
      return info(question, fetch);
    } else if (route instanceof Route.GoMod file) {
      return new Resource(
          source.goMod(file.module(), fetch), Resource.TEXT, caching.cacheControl());
    } else if (route instanceof Route.Zip file) {
      return new Resource(source.zip(file.module(), fetch), Resource.ZIP, caching.cacheControl());
    } else if (route instanceof Route.SumDatabase question) {
      return databases.find(question, fetch);
    } else if (route instanceof Route.Unknown unknown) {
      throw new ModuleNotFoundException(route.subject(), unknown.reason());
    }
    return Resource.ofText("goproxy4j: a Go module proxy\n", "no-store");
  }

  private Resource versions(Route.Versions list, Fetch fetch) throws IOException {
    String lines =
        source.versions(list.path(), fetch).stream()
            .map(version -> version + "\n")
            .collect(Collectors.joining());
    return Resource.ofText(lines, Resource.FOR_A_MINUTE);
  }

  private Resource info(Route.Info question, Fetch fetch) throws IOException {
    boolean exact = question.query() instanceof VersionQuery.Exact;
    String json = source.info(question.path(), question.query(), fetch).json();
    String cacheControl = exact ? caching.cacheControl() : Resource.FOR_A_MINUTE;
    return new Resource(
        Blob.ofBytes(json.getBytes(StandardCharsets.UTF_8)), Resource.JSON, cacheControl);
  }

  private static ProxyResponse logged(
      ProxyRequest request, ProxyResponse response, Optional<Exception> failure) {
    Level level =
        response.status() < Failure.INTERNAL
            ? Level.DEBUG
            : response.status() == Failure.INTERNAL ? Level.ERROR : Level.WARN;
    LOG.atLevel(level)
        .setCause(failure.filter(e -> level == Level.ERROR).orElse(null))
        .addArgument(() -> ErrorLine.of(request.method()).text())
        .addArgument(() -> ErrorLine.of(request.rawPath()).text())
        .addArgument(response.status())
        .addArgument(
            () ->
                failure
                    .map(e -> " " + ErrorLine.of(String.valueOf(e.getMessage())).text())
                    .orElse(""))
        .log("{} {}: {}{}");
    return response;
  }

  /** Collects what a handler serves and how long it works on an answer. */
  public static final class Builder {
    private final ModuleSource source;
    private final List<ChecksumDatabase> databases = new ArrayList<>();
    private FileCaching caching = FileCaching.REVALIDATED;
    private Optional<Publisher> publisher = Optional.empty();
    private Optional<Removal> removal = Optional.empty();
    private AccessControl access = AccessControl.READ_ONLY;
    private Denial denial = Denial.FORBIDDEN;
    private Optional<Duration> timeout = Optional.empty();
    private Clock clock = Clock.systemUTC();

    private Builder(ModuleSource source) {
      this.source = source;
    }

    /** Says how long others may keep the files of versions. */
    public Builder caching(FileCaching caching) {
      this.caching = caching;
      return this;
    }

    /**
     * Serves a checksum database under its name. A client that finds it here asks nobody else for
     * it.
     *
     * @throws IllegalArgumentException if there is one of that name already
     */
    public Builder checksumDatabase(ChecksumDatabase database) {
      if (databases.stream().anyMatch(known -> known.name().equals(database.name()))) {
        throw new IllegalArgumentException("two checksum databases called " + database.name());
      }
      databases.add(database);
      return this;
    }

    /** Takes in what those publish who may. */
    public Builder publisher(Publisher publisher) {
      this.publisher = Optional.of(publisher);
      return this;
    }

    /** Takes away what those delete who may: from a store, or from a cache. */
    public Builder removal(Removal removal) {
      this.removal = Optional.of(removal);
      return this;
    }

    /** Says who may do what; without it, everybody may read and nobody may do anything else. */
    public Builder access(AccessControl access) {
      this.access = access;
      return this;
    }

    /** Says what callers are told of modules that they may not read. */
    public Builder denial(Denial denial) {
      this.denial = denial;
      return this;
    }

    /** Says after which time of waiting for a source the client is told that it was too long. */
    public Builder timeout(Duration timeout) {
      this.timeout = Optional.of(timeout);
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** The handler. */
    public GoProxyHandler build() {
      return new GoProxyHandler(this);
    }
  }
}
