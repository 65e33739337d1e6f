package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.policy.VersionRange;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import io.github.goproxy4j.standalone.config.Policy.Vulnerabilities;
import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the policy of a repository. */
final class PolicyReader {
  private static final Kind<VersionRange> VERSIONS =
      Kind.of("a range of versions such as >=v1.2.0 <v1.4.0", VersionRange::parse);
  private static final Kind<String> VULNERABILITY =
      new Kind<>(
          "the identifier of a vulnerability such as GO-2024-2687",
          text -> Optional.of(text).filter(t -> t.matches("GO-\\d{4}-\\d{4,}")));

  private static final Kind<Refusal> REFUSAL = Kind.words(Refusal.class);
  private static final Kind<MinimumAge> AGE =
      new Kind<>(
          Kinds.DURATION.expected(),
          text ->
              Kinds.DURATION
                  .parser()
                  .apply(text)
                  .map(age -> MinimumAge.of(age, Clock.systemUTC())));
  private static final Reader<List<Rule>> RULES = Reader.list(Reader.mapping(PolicyReader::rule));
  private static final Reader<List<ModuleRange>> RANGES = Reader.list(PolicyReader::range);

  private final Surroundings surroundings;

  /** Without a reason it allows. */
  private record Rule(ModuleRange range, Optional<String> reason) {
    void addTo(ModuleRules.Builder rules) {
      reason.ifPresentOrElse(text -> rules.deny(range, text), () -> rules.allow(range));
    }
  }

  PolicyReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Optional<Policy> read(Value value) {
    return value.mapping().flatMap(this::policy);
  }

  private Optional<Policy> policy(Mapping at) {
    Optional<ModuleRules> rules =
        at.optional("rules", ModuleRules.builder().build(), PolicyReader::rules);
    Optional<Optional<MinimumAge>> age = at.maybe("minimumAge", PolicyReader::minimumAge);
    Optional<Optional<Vulnerabilities>> vulnerabilities =
        at.maybe("vulnerabilities", Reader.mapping(this::vulnerabilities));
    Optional<Refusal> refusal = at.optional("refusal", Policy.NONE.refusal(), REFUSAL);
    return at.build(
        () ->
            new Policy(
                rules.orElseThrow(),
                age.orElseThrow(),
                vulnerabilities.orElseThrow(),
                refusal.orElseThrow()));
  }

  private static Optional<ModuleRules> rules(Value value) {
    return RULES
        .read(value)
        .map(
            rules -> {
              ModuleRules.Builder all = ModuleRules.builder();
              rules.forEach(rule -> rule.addTo(all));
              return all.build();
            });
  }

  private static Optional<Rule> rule(Mapping at) {
    Optional<Optional<ModulePatterns>> allowed = at.maybe("allow", Patterns.LIST);
    Optional<Optional<ModulePatterns>> denied = at.maybe("deny", Patterns.LIST);
    Optional<VersionRange> versions = at.optional("versions", VersionRange.ALL, VERSIONS);
    Optional<Optional<String>> reason = at.maybe("reason", Kinds.TEXT);
    if (at.has("allow") == at.has("deny")) {
      return at.problem("expected either the key \"allow\" or the key \"deny\"");
    }
    if (at.has("deny") != at.has("reason")) {
      return at.problem("whoever is denied something is told a reason, and nobody else");
    }
    return at.build(
        () -> {
          Optional<ModulePatterns> modules = allowed.orElseThrow().or(denied::orElseThrow);
          var range = new ModuleRange(modules.orElseThrow(), versions.orElseThrow());
          return new Rule(range, reason.orElseThrow());
        });
  }

  /** Either a duration, or a mapping that has exceptions as well. */
  private static Optional<MinimumAge> minimumAge(Value value) {
    return value.isText() ? AGE.read(value) : value.mapping().flatMap(PolicyReader::minimumAge);
  }

  private static Optional<MinimumAge> minimumAge(Mapping at) {
    Optional<MinimumAge> age = at.required("age", AGE);
    Optional<List<ModuleRange>> exempt = at.optional("except", List.of(), RANGES);
    return at.build(
        () -> {
          MinimumAge result = age.orElseThrow();
          for (ModuleRange range : exempt.orElseThrow()) {
            result = result.except(range);
          }
          return result;
        });
  }

  /** Either a pattern, or a mapping that has versions as well. */
  private static Optional<ModuleRange> range(Value value) {
    return value.isText()
        ? Patterns.LIST.read(value).map(ModuleRange::of)
        : value.mapping().flatMap(PolicyReader::range);
  }

  private static Optional<ModuleRange> range(Mapping at) {
    Optional<ModulePatterns> modules = at.required("modules", Patterns.LIST);
    Optional<VersionRange> versions = at.optional("versions", VersionRange.ALL, VERSIONS);
    return at.build(() -> new ModuleRange(modules.orElseThrow(), versions.orElseThrow()));
  }

  private Optional<Vulnerabilities> vulnerabilities(Mapping at) {
    Optional<Path> database = at.required("database", surroundings.path(OnDisk.FOLDER));
    Optional<List<String>> ignored = at.optional("ignore", List.of(), Reader.list(VULNERABILITY));
    return at.build(
        () -> new Vulnerabilities(database.orElseThrow(), Set.copyOf(ignored.orElseThrow())));
  }
}
