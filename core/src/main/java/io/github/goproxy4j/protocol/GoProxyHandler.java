package io.github.goproxy4j.protocol;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.publish.Removal;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final int CHARACTERS_KEPT = 1 << 20;
  private static final int OVERHEAD = 200;

  /** What a path means is always the same; a path may be as long as a server lets it be. */
  private final LoadingCache<String, Route> routes =
      CacheBuilder.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .<String, Route>weigher((path, route) -> OVERHEAD + path.length())
          .build(CacheLoader.from(Route::parse));

  private final ModuleEndpoints modules;
  private final Gate gate;
  private final Optional<PublishEndpoints> uploads;
  private final Optional<RemovalEndpoints> removals;
  private final Optional<PageEndpoints> pages;
  private final ProxyListener listener;

  private GoProxyHandler(Builder builder) {
    this.gate = new Gate(builder.access, builder.denial);
    this.modules =
        new ModuleEndpoints(
            builder.source,
            builder.describer.orElseGet(() -> ModuleDescriber.of(builder.source)),
            builder.caching,
            new ServedDatabases(builder.databases),
            gate,
            new VersionTexts(),
            new InfoTexts(),
            builder.timeout,
            builder.clock);
    this.uploads = builder.publisher.map(publisher -> new PublishEndpoints(publisher, gate));
    this.removals = builder.removal.map(removal -> new RemovalEndpoints(removal, gate));
    this.pages = builder.pages.map(shown -> new PageEndpoints(shown, modules));
    this.listener = builder.listener.failingAlone();
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
    var journal = new Journal(request, listener);
    try {
      return journal.answered(answer(request, journal));
    } catch (IOException | RuntimeException e) {
      return journal.failed(failure(request, e), e);
    }
  }

  private ProxyResponse failure(ProxyRequest request, Exception e) {
    Optional<PageEndpoints> shown = shown(request);
    return shown.isPresent()
        ? shown.get().problem(request, e)
        : Failure.response(request, subject(request), e);
  }

  /** The pages, if the request is for one of them. */
  private Optional<PageEndpoints> shown(ProxyRequest request) {
    return pages.filter(shown -> shown.areAskedFor(request));
  }

  private static boolean isRead(ProxyRequest request) {
    return request.isHead() || request.method().equals("GET");
  }

  private static String subject(ProxyRequest request) {
    return isRead(request) ? Route.parse(request.rawPath()).subject() : request.method();
  }

  private ProxyResponse answer(ProxyRequest request, Journal journal) throws IOException {
    String method = request.method();
    Optional<PageEndpoints> shown = shown(request);
    if (shown.isPresent()) {
      return shown.get().answer(request, journal);
    } else if (isRead(request)) {
      return read(request, journal);
    } else if (uploads.isPresent() && (method.equals("PUT") || method.equals("POST"))) {
      Caller caller = journal.of(gate.caller(request));
      UploadRoute route = UploadRoute.parse(request.rawPath());
      return uploads.get().publish(request, route, caller, journal);
    } else if (removals.isPresent() && method.equals("DELETE")) {
      Caller caller = journal.of(gate.caller(request));
      return removals.get().remove(UploadRoute.parse(request.rawPath()), caller, journal);
    }
    ErrorLine line = ErrorLine.of("method not allowed");
    return line.response(request, 405, Map.of("Allow", allowed()));
  }

  private ProxyResponse read(ProxyRequest request, Journal journal) throws IOException {
    Route route = routes.getUnchecked(request.rawPath());
    ProxyResponse response = modules.read(request, route, journal.of(gate.caller(request)));
    journal.found(route, response);
    return response;
  }

  private String allowed() {
    return "GET, HEAD"
        + (uploads.isPresent() ? ", PUT, POST" : "")
        + (removals.isPresent() ? ", DELETE" : "");
  }

  /** Collects what a handler serves and how long it works on an answer. */
  public static final class Builder {
    private final ModuleSource source;
    private final List<ChecksumDatabase> databases = new ArrayList<>();
    private FileCaching caching = FileCaching.REVALIDATED;
    private Optional<ModuleDescriber> describer = Optional.empty();
    private Optional<Publisher> publisher = Optional.empty();
    private Optional<Removal> removal = Optional.empty();
    private Optional<Pages> pages = Optional.empty();
    private AccessControl access = AccessControl.READ_ONLY;
    private Denial denial = Denial.FORBIDDEN;
    private ProxyListener listener = ProxyListener.NONE;
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

    /** Says who describes modules; without it, what the source tells is all that is said. */
    public Builder describer(ModuleDescriber describer) {
      this.describer = Optional.of(describer);
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

    /** Shows people something who open the proxy in a browser; go commands never see it. */
    public Builder pages(Pages pages) {
      this.pages = Optional.of(pages);
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

    /** Says who is told what happens. */
    public Builder listener(ProxyListener listener) {
      this.listener = listener;
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
