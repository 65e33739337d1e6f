package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModulePolicy;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Admission.Judgement;
import io.github.goproxy4j.source.Admission.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What another source has and policies permit. It stands outside of a cache, so that a policy that
 * changes takes effect at once, and so that the times of versions are asked of the cache.
 *
 * <pre>{@code
 * ModuleSource governed =
 *     FilteredSource.builder(cached)
 *         .policy(rules)
 *         .policy(KnownVulnerabilities.of(database))
 *         .minimumAge(MinimumAge.of(Duration.ofDays(7), clock))
 *         .refusal(FilteredSource.Refusal.FORBID)
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>F1: a version is in the list if and only if its files are served, and so is what a query
 *       resolves to. If that leaves nothing of a list, the list is refused.
 *   <li>F2: an answer that is permitted is handed on as it is. If what {@code latest}, {@code v1}
 *       or {@code v1.2} resolves to is refused, the choice is made among the listed versions that
 *       are not; any other query for a refused version is refused.
 *   <li>F3: what a policy refuses by its name is not asked for.
 *   <li>F4: a version whose age matters and whose {@code .info} file cannot be had is not listed;
 *       if that is because the source failed, so does the list. An outage is no permission, and
 *       neither is it an absence. A version whose {@code .info} always fails can be denied by a
 *       rule.
 *   <li>F5: the time of a version is asked for once and then remembered, for the most recent
 *       hundred thousand of them. A list asks for times it does not know from the highest version
 *       down, up to 16 at once. Nothing but {@code .info} files is asked for, and no time for a
 *       version that is refused by its name or exempt.
 * </ul>
 */
public final class FilteredSource extends ForwardingSource {
  private final List<ModulePolicy> policies;
  private final Optional<MinimumAge> minimumAge;
  private final VersionTimes times;
  private final Refusal refusal;

  /** What a client is told of what is refused. */
  public enum Refusal {
    /**
     * That it is not there ({@link ModuleNotFoundException}). A group goes on to its next member,
     * and a go command to its next proxy.
     */
    HIDE,
    /** Why it is refused ({@link ModuleForbiddenException}), which ends the search everywhere. */
    FORBID
  }

  private FilteredSource(Builder builder) {
    super(builder.source);
    this.policies = List.copyOf(builder.policies);
    this.minimumAge = builder.minimumAge;
    this.times = new VersionTimes(builder.source, builder.executor);
    this.refusal = builder.refusal;
  }

  /** Begins a source that, unless told otherwise, permits all that {@code source} has. */
  public static Builder builder(ModuleSource source) {
    return new Builder(source);
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    Admission admission = admission(path);
    Judgement judgement = admission.judge(delegate().versions(path, fetch), fetch);
    if (judgement.permitted().isEmpty() && judgement.highestRefused().isPresent()) {
      Refused highest = judgement.highestRefused().get();
      throw refused(ModuleNotFoundException.of(path), highest.module(), highest.reason());
    }
    return judgement.permitted();
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    Admission admission = admission(path);
    if (query instanceof VersionQuery.Exact exact && path.permits(exact.version())) {
      var module = new ModuleVersion(path, exact.version());
      requirePermitted(module, admission.refusal(module));
    }
    VersionInfo info = delegate().info(path, query, fetch);
    var module = new ModuleVersion(path, info.version());
    times.learn(module, info);
    Optional<String> reason = admission.refusal(module, info.time());
    if (reason.isEmpty()) {
      return info;
    }
    return chosen(path, query, admission, fetch)
        .orElseThrow(() -> refused(ModuleNotFoundException.of(path, query), module, reason.get()));
  }

  /** What a query resolves to among the listed versions that are not refused, highest first. */
  private Optional<VersionInfo> chosen(
      ModulePath path, VersionQuery query, Admission admission, Fetch fetch) throws IOException {
    if (!VersionSelection.isChoice(query)) {
      return Optional.empty();
    }
    var candidates = new ArrayList<>(delegate().versions(path, fetch));
    candidates.removeIf(v -> admission.refusal(new ModuleVersion(path, v)).isPresent());
    while (true) {
      Optional<SemVer> best =
          VersionSelection.among(path, candidates, module -> delegate().goMod(module, fetch))
              .resolve(query);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      Optional<VersionInfo> info = permitted(new ModuleVersion(path, best.get()), admission, fetch);
      if (info.isPresent()) {
        return info;
      }
      candidates.remove(best.get());
    }
  }

  private Optional<VersionInfo> permitted(ModuleVersion module, Admission admission, Fetch fetch)
      throws IOException {
    try {
      VersionInfo info = times.info(module, fetch);
      return Optional.of(info).filter(i -> admission.refusal(module, i.time()).isEmpty());
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      return Optional.empty();
    }
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    requirePermitted(module, fetch);
    return delegate().goMod(module, fetch);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    requirePermitted(module, fetch);
    return delegate().zip(module, fetch);
  }

  /** Without the modules of which every version is refused. */
  @Override
  public ModuleCatalog catalog() {
    return new FilteredCatalog(
        delegate().catalog(),
        path -> new Admission(path, policies, minimumAge, times).refusalOfAll().isEmpty());
  }

  private void requirePermitted(ModuleVersion module, Fetch fetch) throws IOException {
    requirePermitted(module, admission(module.path()).refusal(module, fetch));
  }

  private void requirePermitted(ModuleVersion module, Optional<String> reason) throws IOException {
    if (reason.isPresent()) {
      throw refused(ModuleNotFoundException.of(module), module, reason.get());
    }
  }

  /** What is to be said about a module that is not refused as a whole. */
  private Admission admission(ModulePath path) throws IOException {
    var admission = new Admission(path, policies, minimumAge, times);
    Optional<String> reason = admission.refusalOfAll();
    if (reason.isPresent()) {
      throw refused(ModuleNotFoundException.of(path), path, reason.get());
    }
    return admission;
  }

  private ModuleSourceException refused(
      ModuleNotFoundException absence, Object subject, String reason) {
    return switch (refusal) {
      case HIDE -> absence;
      case FORBID -> new ModuleForbiddenException(subject, reason);
    };
  }

  /** Collects policies, of which each may refuse. */
  public static final class Builder {
    private static final Executor NEW_THREADS = Builder::startThread;

    private final ModuleSource source;
    private final List<ModulePolicy> policies = new ArrayList<>();
    private Optional<MinimumAge> minimumAge = Optional.empty();
    private Refusal refusal = Refusal.FORBID;
    private Executor executor = NEW_THREADS;

    private Builder(ModuleSource source) {
      this.source = source;
    }

    private static void startThread(Runnable task) {
      var thread = new Thread(task, "goproxy4j-times");
      thread.setDaemon(true);
      thread.start();
    }

    /** Adds a policy. If several refuse a version, the reason of the first is given. */
    public Builder policy(ModulePolicy policy) {
      policies.add(policy);
      return this;
    }

    /** Says how old versions must be; without it, any age will do. */
    public Builder minimumAge(MinimumAge minimumAge) {
      this.minimumAge = Optional.of(minimumAge);
      return this;
    }

    /** Says what clients are told; without it, why something is refused. */
    public Builder refusal(Refusal refusal) {
      this.refusal = refusal;
      return this;
    }

    /**
     * Says where the times of many versions are asked for; without it, on short-lived threads of
     * their own. If the executor is busy, the thread that asks for a list does it alone.
     */
    public Builder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    /** The source. */
    public FilteredSource build() {
      return new FilteredSource(this);
    }
  }
}
