package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModulePolicy;
import io.github.goproxy4j.policy.Ruling;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What all policies together refuse of one module, and why. */
final class Admission {
  private final ModulePath path;
  private final List<Ruling> rulings;
  private final Optional<MinimumAge> minimumAge;
  private final VersionTimes times;

  /** A version that is refused, and why. */
  record Refused(ModuleVersion module, String reason) {}

  /**
   * What is to be said of a list.
   *
   * @param permitted in ascending order
   * @param highestRefused the highest of those that are refused, if there are any
   */
  record Judgement(List<SemVer> permitted, Optional<Refused> highestRefused) {}

  Admission(
      ModulePath path,
      List<ModulePolicy> policies,
      Optional<MinimumAge> minimumAge,
      VersionTimes times) {
    this.path = path;
    this.rulings = policies.stream().map(policy -> policy.on(path)).toList();
    this.minimumAge = minimumAge;
    this.times = times;
  }

  /** Why every version is refused. */
  Optional<String> refusalOfAll() {
    return first(Ruling::refusalOfAll);
  }

  /** Why a version is refused by its name. */
  Optional<String> refusal(ModuleVersion module) {
    return first(ruling -> ruling.refusal(module.version()));
  }

  private Optional<String> first(Function<Ruling, Optional<String>> refusal) {
    return rulings.stream().map(refusal).flatMap(Optional::stream).findFirst();
  }

  /** Why a version is refused, by its name or by its time, which is asked for if need be. */
  Optional<String> refusal(ModuleVersion module, Fetch fetch) throws IOException {
    Optional<String> byName = refusal(module);
    return byName.isPresent() || !dependsOnAge(module)
        ? byName
        : refusalByAge(module, times.of(module, fetch));
  }

  /** Why a version is refused, by its name or by its time, which is known. */
  Optional<String> refusal(ModuleVersion module, Optional<Instant> time) {
    return refusal(module).or(() -> refusalByAge(module, time));
  }

  private boolean dependsOnAge(ModuleVersion module) {
    return minimumAge.filter(age -> age.appliesTo(module)).isPresent();
  }

  private Optional<String> refusalByAge(ModuleVersion module, Optional<Instant> time) {
    return minimumAge.filter(age -> age.appliesTo(module)).flatMap(age -> age.refusal(time));
  }

  /** Judges the versions in a list, whose times are asked for from the highest down (F4, F5). */
  Judgement judge(List<SemVer> listed, Fetch fetch) throws IOException {
    List<ModuleVersion> modules = listed.stream().map(v -> new ModuleVersion(path, v)).toList();
    Map<ModuleVersion, Optional<Instant>> known = times.of(ofUncertainAge(modules), fetch);
    var permitted = new ArrayList<SemVer>();
    Optional<Refused> highestRefused = Optional.empty();
    for (ModuleVersion module : modules) {
      Optional<String> refusal = refusal(module, known.getOrDefault(module, Optional.empty()));
      if (refusal.isPresent()) {
        highestRefused = Optional.of(new Refused(module, refusal.get()));
      } else {
        permitted.add(module.version());
      }
    }
    return new Judgement(permitted, highestRefused);
  }

  private List<ModuleVersion> ofUncertainAge(List<ModuleVersion> modules) {
    var uncertain =
        new ArrayList<>(
            modules.stream().filter(m -> dependsOnAge(m) && refusal(m).isEmpty()).toList());
    Collections.reverse(uncertain);
    return uncertain;
  }
}
