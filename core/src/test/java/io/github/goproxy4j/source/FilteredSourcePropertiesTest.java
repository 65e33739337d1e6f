package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class FilteredSourcePropertiesTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final SettableClock CLOCK = new SettableClock(NOW.toString());
  private static final Fetch FETCH = Fetch.normal();

  private static final List<String> VERSIONS =
      List.of(
          "v0.1.0",
          "v0.9.0-beta",
          "v1.0.0",
          "v1.0.0-RC1",
          "v1.2.0",
          "v1.2.0-alpha",
          "v1.2.3-rc.1",
          "v1.10.0-rc.2",
          "v2.0.0+incompatible",
          "v2.1.0-pre+incompatible",
          "v0.0.0-20200101000000-aaaaaaaaaaaa",
          "v0.0.0-20261120000000-bbbbbbbbbbbb",
          "v1.2.3-rc.1.0.20180101000000-dddddddddddd");

  private static final List<String> RANGES =
      List.of(
          "*", "v1.0.0", "v1.2.0", ">=v1.2.0-0", "<v1.0.0", ">=v1.0.0 <v1.2.3", ">=v2", "v9.0.0");

  private static final List<String> QUERIES = List.of("latest", "v0", "v1", "v1.2", "v2", "v9");

  record Rule(boolean allow, String modules, String versions) {}

  record Policies(List<Rule> rules, Optional<Integer> days, Refusal refusal) {
    private ModuleRules moduleRules() {
      ModuleRules.Builder builder = ModuleRules.builder();
      for (Rule rule : rules) {
        ModuleRange range = ModuleRange.of(rule.modules, rule.versions);
        if (rule.allow) {
          builder.allow(range);
        } else {
          builder.deny(range, "denied by " + range);
        }
      }
      return builder.build();
    }

    FilteredSource over(ModuleSource source) {
      FilteredSource.Builder builder =
          FilteredSource.builder(source).policy(moduleRules()).refusal(refusal);
      days.ifPresent(d -> builder.minimumAge(MinimumAge.of(Duration.ofDays(d), CLOCK)));
      return builder.build();
    }

    boolean permit(SampleModule sample) {
      return moduleRules().on(PATH).refusal(sample.module().version()).isEmpty()
          && days.map(d -> !sample.time().isAfter(NOW.minus(Duration.ofDays(d)))).orElse(true);
    }
  }

  @Provide
  Arbitrary<List<SampleModule>> modules() {
    Arbitrary<Integer> daysAgo = Arbitraries.integers().between(-1, 30);
    Arbitrary<SampleModule> module =
        Combinators.combine(Arbitraries.of(VERSIONS), daysAgo, Arbitraries.of(true, false))
            .as(FilteredSourcePropertiesTest::sample);
    return module.list().ofMinSize(1).ofMaxSize(10).uniqueElements(SampleModule::module);
  }

  private static SampleModule sample(String version, int daysAgo, boolean hasGoMod) {
    SampleModule module =
        SampleModule.of(PATH.value(), version).at(NOW.minus(Duration.ofDays(daysAgo)).toString());
    return hasGoMod && !module.module().isIncompatible() ? module : module.withoutGoMod();
  }

  @Provide
  Arbitrary<Policies> policies() {
    Arbitrary<Rule> rule =
        Combinators.combine(
                Arbitraries.frequency(Tuple.of(1, true), Tuple.of(3, false)),
                Arbitraries.of("*", "example.com", "example.com/m", "example.com/other"),
                Arbitraries.of(RANGES))
            .as(Rule::new);
    return Combinators.combine(
            rule.list().ofMaxSize(4),
            Arbitraries.of(1, 7, 14).optional(),
            Arbitraries.of(Refusal.class))
        .as(Policies::new);
  }

  @Property(tries = 500)
  @Label("F1: a version is in the list if and only if policies permit it and its files are served")
  void listsWhatItServes(
      @ForAll("modules") List<SampleModule> modules, @ForAll("policies") Policies policies)
      throws IOException {
    FilteredSource source = policies.over(new MapSource(modules));
    List<SemVer> listed = list(source);

    for (SampleModule sample : modules) {
      boolean permitted = policies.permit(sample);
      assertThat(isServed(source, sample)).as("%s", sample).isEqualTo(permitted);
      boolean tagged = !PseudoVersion.isPseudoVersion(sample.module().version().toString());
      assertThat(listed.contains(sample.module().version())).isEqualTo(permitted && tagged);
    }
    assertThat(listed).isSorted();
  }

  @Property(tries = 500)
  @Label("F1, F2: what a query resolves to is served, and listed if anything is")
  void resolvesToWhatItServes(
      @ForAll("modules") List<SampleModule> modules, @ForAll("policies") Policies policies)
      throws IOException {
    FilteredSource source = policies.over(new MapSource(modules));
    List<SemVer> listed = list(source);
    VersionSelection choice = selection(modules, policies::permit);
    boolean simple = modules.stream().noneMatch(m -> m.module().isIncompatible());

    for (String query : QUERIES) {
      Optional<SemVer> resolved = resolve(source, VersionQuery.of(query));
      if (resolved.isPresent()) {
        assertThat(isServed(source, find(modules, resolved.get()))).isTrue();
        assertThat(listed.isEmpty() || listed.contains(resolved.get())).isTrue();
      }
      if (simple && (!listed.isEmpty() || !query.equals("latest"))) {
        assertThat(resolved).as(query).isEqualTo(choice.resolve(VersionQuery.of(query)));
      }
    }
  }

  @Property(tries = 300)
  @Label("F2: an answer that is permitted is the answer of the source itself")
  void handsOnWhatIsPermitted(
      @ForAll("modules") List<SampleModule> modules, @ForAll("policies") Policies policies)
      throws IOException {
    var all = new MapSource(modules);
    FilteredSource source = policies.over(all);

    for (String query : QUERIES) {
      Optional<SemVer> answer = resolve(all, VersionQuery.of(query));
      if (answer.isPresent() && policies.permit(find(modules, answer.get()))) {
        assertThat(resolve(source, VersionQuery.of(query))).isEqualTo(answer);
      }
    }
  }

  private static VersionSelection selection(
      List<SampleModule> modules, Predicate<SampleModule> permitted) {
    List<SemVer> versions =
        modules.stream().filter(permitted).map(m -> m.module().version()).toList();
    return VersionSelection.among(
        PATH, versions, module -> Blob.ofBytes(find(modules, module.version()).goMod()));
  }

  private static SampleModule find(List<SampleModule> modules, SemVer version) {
    return modules.stream().filter(m -> m.module().version().equals(version)).findFirst().get();
  }

  private interface Question {
    void ask() throws IOException;
  }

  private static boolean isAnswered(Question question) throws IOException {
    try {
      question.ask();
      return true;
    } catch (ModuleNotFoundException | ModuleForbiddenException e) {
      return false;
    }
  }

  private static List<SemVer> list(ModuleSource source) throws IOException {
    var listed = new ArrayList<SemVer>();
    isAnswered(() -> listed.addAll(source.versions(PATH, FETCH)));
    return listed;
  }

  private static Optional<SemVer> resolve(ModuleSource source, VersionQuery query)
      throws IOException {
    var resolved = new ArrayList<SemVer>();
    isAnswered(() -> resolved.add(source.info(PATH, query, FETCH).version()));
    return resolved.stream().findFirst();
  }

  /** All three files, or none. */
  private static boolean isServed(ModuleSource source, SampleModule sample) throws IOException {
    ModuleVersion module = sample.module();
    List<Question> files =
        List.of(
            () -> source.info(PATH, new VersionQuery.Exact(module.version()), FETCH),
            () -> source.goMod(module, FETCH).close(),
            () -> source.zip(module, FETCH).close());
    var answers = new ArrayList<Boolean>();
    for (Question file : files) {
      answers.add(isAnswered(file));
    }
    if (Stream.of(true, false).noneMatch(one -> answers.stream().allMatch(one::equals))) {
      fail(module + ": " + answers);
    }
    return answers.get(0);
  }
}
