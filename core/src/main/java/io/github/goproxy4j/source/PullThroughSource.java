package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch.Mode;
import io.github.goproxy4j.store.ModuleCache;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps what another source, the origin, was asked for, and answers from that.
 *
 * <pre>{@code
 * ModuleSource source =
 *     PullThroughSource.builder(DirectoryCache.at(folder), upstream)
 *         .freshFor(Duration.ofMinutes(10))
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>A file of a version is fetched once, and only that file: no question fetches a zip but the
 *       one for the zip. If many ask at the same time, one of them asks the origin; should its
 *       patience end before the answer comes, another one does.
 *   <li>With {@link Builder#fetchAhead()} there is one exception: while the {@code .info} file of a
 *       version is fetched, so is its go.mod, which is what a go command asks for next. It is
 *       fetched like any other and not twice.
 *   <li>Lists, {@code @latest} and other queries are asked again when the last answer is no longer
 *       fresh. If the origin fails, the last answer is given however old it is; without one, what
 *       the held files say. If the origin has it no more, so have we, but files that are held are
 *       still there for those who ask for them.
 *   <li>X42: that the origin does not have something is remembered for a moment.
 *   <li>{@link Mode#REFRESH} is answered by the origin alone, except for files that are held.
 *       {@link Mode#CACHED_ONLY}, and every question if {@link Connectivity#OFFLINE}, is answered
 *       by what is held alone, and everything else is not found.
 *   <li>U4: a zip that the go command would not unpack, such as one with the files of another
 *       module, is a failure of the origin. What is in the files is for a {@link VerifiedSource}.
 *   <li>What cannot be kept, because a disk is full, is handed out all the same.
 * </ul>
 */
public final class PullThroughSource implements ModuleSource {
  private final ModuleSource source;
  private final ModuleCache cache;
  private final Connectivity connectivity;
  private final TrafficCount count = new TrafficCount();
  private final HeldSource held;
  private final FetchedFiles files;
  private final ChangingAnswers<List<SemVer>> lists;
  private final ChangingAnswers<VersionInfo> infos;

  private PullThroughSource(Builder builder) {
    source = builder.source;
    cache = builder.cache;
    connectivity = builder.connectivity;
    held = new HeldSource(cache);
    var absences = new Remembered<IOException>(builder.clock, builder.absentFor);
    var origin = new CountedOrigin(source, absences, count, builder.clock);
    files = new FetchedFiles(cache, held, origin, builder.ahead, count, builder.clock);
    lists = answers(builder, origin);
    infos = answers(builder, origin);
  }

  private <T> ChangingAnswers<T> answers(Builder builder, CountedOrigin origin) {
    var kept = new KeptAnswers<T>(cache, count, builder.clock, builder.freshFor);
    return new ChangingAnswers<>(kept, held, origin, count, builder.clock);
  }

  /** A source that keeps in {@code cache} what it asks {@code source} for. */
  public static PullThroughSource of(ModuleCache cache, ModuleSource source) {
    return builder(cache, source).build();
  }

  /** Begins a source that, unless told otherwise, is that of {@link #of}. */
  public static Builder builder(ModuleCache cache, ModuleSource source) {
    return new Builder(cache, source);
  }

  /** What was asked and answered so far. */
  public CacheTraffic traffic() {
    return count.soFar();
  }

  /** Whether the origin answers. */
  public OriginHealth origin() {
    return count.health();
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return answer(lists, new ListQuestion(path), fetch);
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    if (!(query instanceof VersionQuery.Exact exact)) {
      return answer(infos, new InfoQuestion(path, query), fetch);
    } else if (!path.permits(exact.version())) {
      throw ModuleNotFoundException.of(path, query);
    } else if (!mayAsk(fetch)) {
      return hit(held.info(path, query, fetch));
    }
    var file = new ModuleFile(new ModuleVersion(path, exact.version()), Kind.INFO);
    try (Blob info = files.open(file, fetch)) {
      return HeldSource.read(info);
    }
  }

  private <T> T answer(ChangingAnswers<T> answers, ChangingQuestion<T> question, Fetch fetch)
      throws IOException {
    return mayAsk(fetch) ? answers.answer(question, fetch) : hit(answers.held(question));
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return mayAsk(fetch)
        ? files.open(new ModuleFile(module, Kind.MOD), fetch)
        : hit(held.goMod(module, fetch));
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return mayAsk(fetch)
        ? files.open(new ModuleFile(module, Kind.ZIP), fetch)
        : hit(held.zip(module, fetch));
  }

  @Override
  public ModuleCatalog catalog() {
    return new CacheCatalog(cache);
  }

  private boolean mayAsk(Fetch fetch) {
    return connectivity == Connectivity.ONLINE && fetch.mode() != Mode.CACHED_ONLY;
  }

  private <T> T hit(T answer) {
    count.hits.increment();
    return answer;
  }

  @Override
  public String toString() {
    return "PullThroughSource(" + cache + ", " + source + ")";
  }

  /** Collects how long answers are good. */
  public static final class Builder {
    private final ModuleCache cache;
    private final ModuleSource source;
    private Duration freshFor = Duration.ofMinutes(5);
    private Duration absentFor = Duration.ofMinutes(1);
    private Connectivity connectivity = Connectivity.ONLINE;
    private Optional<GoModAhead> ahead = Optional.empty();
    private Clock clock = Clock.systemUTC();

    private Builder(ModuleCache cache, ModuleSource source) {
      this.cache = cache;
      this.source = source;
    }

    /** Says how long a list or the answer to a query is not asked again: without it, 5 minutes. */
    public Builder freshFor(Duration freshFor) {
      this.freshFor = freshFor;
      return this;
    }

    /** Says how long it is remembered that something is not there: without it, one minute. */
    public Builder absentFor(Duration absentFor) {
      this.absentFor = absentFor;
      return this;
    }

    /** Says whether anything is fetched; without it, it is. */
    public Builder connectivity(Connectivity connectivity) {
      this.connectivity = connectivity;
      return this;
    }

    /**
     * Fetches the go.mod of a version while its {@code .info} file is fetched for a client, in a
     * thread that ends with that, and of which there are no more than 16. Without it, nothing is
     * fetched that nobody asked for.
     */
    public Builder fetchAhead() {
      this.ahead = Optional.of(GoModAhead.inThreads());
      return this;
    }

    /** The same in threads of {@code executor}, which may refuse. */
    public Builder fetchAhead(Executor executor) {
      this.ahead = Optional.of(new GoModAhead(executor));
      return this;
    }

    /** Tells the time; without it, the system does. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** The source. */
    public PullThroughSource build() {
      return new PullThroughSource(this);
    }
  }
}
