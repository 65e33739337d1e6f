package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModulePolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What all policies together refuse, and why. */
final class Admission {
  private final List<ModulePolicy> policies;
  private final Optional<MinimumAge> minimumAge;
  private final VersionTimes times;

  /**
   * What is to be said of a list.
   *
   * @param permitted in ascending order
   * @param highestRefused the highest of those that are refused, if there are any
   */
  record Judgement(List<ModuleVersion> permitted, Optional<Refused> highestRefused) {}

  /** A version that is refused, and why. */
  record Refused(ModuleVersion module, String reason) {}

  Admission(List<ModulePolicy> policies, Optional<MinimumAge> minimumAge, VersionTimes times) {
    this.policies = List.copyOf(policies);
    this.minimumAge = minimumAge;
    this.times = times;
  }

  /** Why every version of a module is refused. */
  Optional<String> refusal(ModulePath path) {
    return first(policies.stream().map(policy -> policy.refusal(path)));
  }

  /** Why a version is refused by its name. */
  Optional<String> refusal(ModuleVersion module) {
    return first(policies.stream().map(policy -> policy.refusal(module)));
  }

  private static Optional<String> first(Stream<Optional<String>> refusals) {
    return refusals.flatMap(Optional::stream).findFirst();
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
  Judgement judge(List<ModuleVersion> listed, Fetch fetch) throws IOException {
    var permitted = new ArrayList<ModuleVersion>();
    Optional<Refused> highestRefused = Optional.empty();
    Map<ModuleVersion, Optional<Instant>> known = times.of(ofUncertainAge(listed), fetch);
    for (ModuleVersion module : listed) {
      Optional<Instant> time = known.getOrDefault(module, Optional.empty());
      Optional<String> refusal = refusal(module, time);
      if (refusal.isPresent()) {
        highestRefused = Optional.of(new Refused(module, refusal.get()));
      } else {
        permitted.add(module);
      }
    }
    return new Judgement(permitted, highestRefused);
  }

  private List<ModuleVersion> ofUncertainAge(List<ModuleVersion> listed) {
    var modules = new ArrayList<ModuleVersion>();
    for (ModuleVersion module : listed) {
      if (dependsOnAge(module) && refusal(module).isEmpty()) {
        modules.add(module);
      }
    }
    Collections.reverse(modules);
    return modules;
  }
}
