package io.github.goproxy4j.policy;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rules that are asked in the order in which they were added. The first that a version matches
 * decides; a version that none matches is allowed. A list of all that is allowed ends with a rule
 * that denies everything:
 *
 * <pre>{@code
 * ModulePolicy rules =
 *     ModuleRules.builder()
 *         .deny(ModuleRange.of("example.com/leftpad", ">=v1.2.0 <v1.2.4"), "backdoor")
 *         .allow(ModuleRange.of(ModulePatterns.of("example.com,golang.org/x")))
 *         .deny(ModuleRange.of(ModulePatterns.ALL), "not reviewed, ask the platform team")
 *         .build();
 * }</pre>
 */
public final class ModuleRules implements ModulePolicy {
  private final List<Rule> rules;

  /** Without a refusal, what is in the range is allowed. */
  private record Rule(ModuleRange range, Optional<String> refusal) {}

  private ModuleRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No rules, which allow everything. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Ruling on(ModulePath path) {
    return new RulesOfModule(
        rules.stream().filter(rule -> rule.range.modules().matches(path)).toList());
  }

  private record RulesOfModule(List<Rule> rules) implements Ruling {
    @Override
    public Optional<String> refusal(SemVer version) {
      return decision(rule -> rule.range.versions().contains(version));
    }

    /** A rule that denies some versions leaves the others to the rules after it. */
    @Override
    public Optional<String> refusalOfAll() {
      return decision(rule -> rule.refusal.isEmpty() || rule.range.versions().isAll());
    }

    private Optional<String> decision(Predicate<Rule> decides) {
      return rules.stream().filter(decides).findFirst().flatMap(Rule::refusal);
    }
  }

  @Override
  public String toString() {
    return "ModuleRules" + rules;
  }

  /** Collects rules in their order. */
  public static final class Builder {
    private final List<Rule> rules = new ArrayList<>();

    private Builder() {}

    /** Allows what no rule before this one denies. */
    public Builder allow(ModuleRange range) {
      rules.add(new Rule(range, Optional.empty()));
      return this;
    }

    /** Denies what no rule before this one allows, for a reason that users are told. */
    public Builder deny(ModuleRange range, String reason) {
      rules.add(new Rule(range, Optional.of(reason)));
      return this;
    }

    /** The rules that were added so far. */
    public ModuleRules build() {
      return new ModuleRules(rules);
    }
  }
}
