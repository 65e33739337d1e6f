package io.github.goproxy4j.page;

import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.protocol.PageFile;
import io.github.goproxy4j.protocol.PageRequest;
import io.github.goproxy4j.protocol.Pages;
import io.github.goproxy4j.protocol.Visit;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Pages to search for modules, to look at them, and to see how the proxy does.
 *
 * <pre>{@code
 * GoProxyHandler.builder(source).pages(ModulePages.create()).build();
 * }</pre>
 */
public final class ModulePages implements Pages {
  private final String site;
  private final Optional<URI> url;
  private final Predicate<Caller> statusVisitors;
  private final StatusPages status;
  private final HomePages home;
  private final ModuleViews modules;

  private ModulePages(Builder builder) {
    this.site = builder.site;
    this.url = builder.url;
    this.statusVisitors = builder.statusVisitors;
    this.status = new StatusPages(builder.repositories, builder.clock);
    this.home = new HomePages(builder.unlisted);
    this.modules = new ModuleViews(builder.unlisted, new ZipHashes(), builder.clock);
  }

  /** Pages that need to be told nothing. */
  public static ModulePages create() {
    return builder().build();
  }

  /** Begins pages that, unless told otherwise, are those of {@link #create}. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Optional<PageFile> file(String rawPath) {
    return Assets.find(rawPath);
  }

  @Override
  public String page(Visit visit) throws IOException {
    QueryString query = QueryString.of(visit.request().rawQuery());
    if (query.has("login")) {
      visit.requireLogin();
    }
    Address address = Address.of(visit.request());
    if (address instanceof Address.Module module) {
      visit.requireReadable(module.path());
      return Html.of(modules.page(visit, module, query, frame(visit, module.path().value())));
    } else if (address instanceof Address.Status) {
      if (!statusVisitors.test(visit.caller())) {
        throw visit.refusal("the status");
      }
      return Html.of(status.page(frame(visit, "Status")));
    }
    visit.requireReader();
    return Html.of(home.page(visit, query, proxy(visit.request()), frame(visit, "Modules")));
  }

  private Frame frame(Visit visit, String title) {
    Links links = Links.from(visit.request());
    boolean mayLogIn = visit.login() == Visit.Login.POSSIBLE;
    return new Frame(
        site,
        title,
        links,
        QueryString.of(visit.request().rawQuery()).value("q"),
        visit.caller().name(),
        mayLogIn ? Optional.of(links.login()) : Optional.empty(),
        statusVisitors.test(visit.caller()) ? Optional.of(links.status()) : Optional.empty());
  }

  /** What clients put into {@code GOPROXY}. */
  private Optional<String> proxy(PageRequest request) {
    return url.or(request::mount).map(URI::toString);
  }

  @Override
  public String problem(PageRequest request, int status, String reason) {
    Links links = Links.from(request);
    var frame =
        new Frame(
            site,
            ProblemPage.headline(status),
            links,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Html.of(ProblemPage.of(frame, status, reason));
  }

  /** Collects what pages need to be told. */
  public static final class Builder {
    private final List<RepositoryStatus> repositories = new ArrayList<>();
    private String site = "Go modules";
    private Optional<URI> url = Optional.empty();
    private ModulePatterns unlisted = ModulePatterns.NONE;
    private Predicate<Caller> statusVisitors = Builder::changesModules;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    private static boolean changesModules(Caller caller) {
      return caller.may(Action.PUBLISH) || caller.may(Action.DELETE);
    }

    /** Says what the pages are called together. */
    public Builder site(String site) {
      this.site = site;
      return this;
    }

    /** Says what clients put into {@code GOPROXY}; without it, what the container knows. */
    public Builder url(URI url) {
      this.url = Optional.of(url);
      return this;
    }

    /** Says which modules no public checksum database knows; without it, those that are stored. */
    public Builder unlisted(ModulePatterns unlisted) {
      this.unlisted = unlisted;
      return this;
    }

    /** Adds a repository to the status page. */
    public Builder repository(RepositoryStatus repository) {
      repositories.add(repository);
      return this;
    }

    /** Says who may see the status page; without it, those who may publish or delete something. */
    public Builder statusVisitors(Predicate<Caller> visitors) {
      this.statusVisitors = visitors;
      return this;
    }

    /** Tells the time; without it, the system does. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** The pages. */
    public ModulePages build() {
      return new ModulePages(this);
    }
  }
}
