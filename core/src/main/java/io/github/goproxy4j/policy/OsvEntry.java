package io.github.goproxy4j.policy;

import io.github.goproxy4j.semver.SemVer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a database says about one vulnerability, as far as it matters here. */
record OsvEntry(
    String id,
    Optional<Instant> modified,
    List<String> aliases,
    Optional<Instant> withdrawn,
    List<OsvAffected> affected) {

  OsvEntry {
    aliases = List.copyOf(aliases);
    affected = List.copyOf(affected);
  }

  /** What is to be said about a version of a module, if it is affected (B2-B5). */
  Optional<Vulnerability> affecting(String module, String version, Instant now) {
    if (withdrawn.filter(time -> time.isBefore(now)).isPresent()) {
      return Optional.empty();
    }
    List<OsvAffected> affecting =
        affected.stream().filter(a -> a.module().equals(module) && a.affects(version)).toList();
    return affecting.isEmpty()
        ? Optional.empty()
        : Optional.of(new Vulnerability(id, aliases, fix(version, affecting)));
  }

  private static Optional<SemVer> fix(String version, List<OsvAffected> affecting) {
    return affecting.stream()
        .flatMap(OsvAffected::fixes)
        .filter(fix -> OsvVersions.compare(version, fix) < 0)
        .sorted(OsvVersions::compare)
        .filter(fix -> affecting.stream().noneMatch(a -> a.isInRange(fix)))
        .findFirst()
        .map(fix -> SemVer.parse(OsvVersions.withPrefix(fix)));
  }
}
