package io.github.goproxy4j.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModulePolicy;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import io.github.goproxy4j.source.SourceGroup.Listing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilteredSourceTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final String YESTERDAY = "2026-11-20T10:00:00Z";
  private static final Fetch FETCH = Fetch.normal();

  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  private final OpenBlobs blobs = new OpenBlobs();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, IOException> failures = new ConcurrentHashMap<>();

  @AfterEach
  void closesAllBlobs() {
    blobs.assertNoneOpen();
  }

  private static SampleModule m(String version) {
    return SampleModule.of(PATH.value(), version);
  }

  /** A source that remembers what it was asked, and fails where it is told to. */
  private ModuleSource source(SampleModule... modules) {
    return new ForwardingSource(blobs.track(MapSource.of(modules))) {
      private void ask(String question) throws IOException {
        asked.add(question);
        if (failures.containsKey(question)) {
          throw failures.get(question);
        }
      }

      @Override
      public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
        ask("list");
        return super.versions(path, fetch);
      }

      @Override
      public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
        ask(query + ".info");
        return query.toString().equals("main")
            ? m("v1.2.1-0.20261120000000-abcdefabcdef").info()
            : super.info(path, query, fetch);
      }

      @Override
      public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
        ask(module.version() + ".mod");
        return super.goMod(module, fetch);
      }

      @Override
      public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
        ask(module.version() + ".zip");
        return super.zip(module, fetch);
      }
    };
  }

  private static ModulePolicy deny(String versions, String reason) {
    return ModuleRules.builder().deny(ModuleRange.of(PATH.value(), versions), reason).build();
  }

  private MinimumAge week() {
    return MinimumAge.of(Duration.ofDays(7), clock);
  }

  private static FilteredSource without(String versions, Refusal refusal, ModuleSource source) {
    return FilteredSource.builder(source).policy(deny(versions, "bad")).refusal(refusal).build();
  }

  private FilteredSource aged(ModuleSource source) {
    return FilteredSource.builder(source).minimumAge(week()).build();
  }

  private static List<String> versions(ModuleSource source) throws IOException {
    return source.versions(PATH, FETCH).stream().map(Object::toString).toList();
  }

  private static String resolve(ModuleSource source, String query) throws IOException {
    return source.info(PATH, VersionQuery.of(query), FETCH).version().toString();
  }

  private static Stream<ThrowingCallable> questionsFor(ModuleSource source, String version) {
    ModuleVersion module = ModuleVersion.of(PATH.value(), version);
    return Stream.of(
        () -> resolve(source, version),
        () -> source.goMod(module, FETCH).close(),
        () -> source.zip(module, FETCH).close());
  }

  private static void assertServed(ModuleSource source, String version) {
    questionsFor(source, version)
        .forEach(question -> assertThat(question).satisfies(ThrowingCallable::call));
  }

  private static void assertForbidden(ThrowingCallable question, String message) {
    assertThatThrownBy(question).isInstanceOf(ModuleForbiddenException.class).hasMessage(message);
  }

  private static void assertNotFound(ThrowingCallable question, String message) {
    assertThatThrownBy(question).isInstanceOf(ModuleNotFoundException.class).hasMessage(message);
  }

  private static List<String> lookups(String... versions) {
    return Stream.of(versions).map(version -> version + ".info").toList();
  }

  @Test
  @DisplayName("F1: a refused version is in no list, and none of its files is served")
  void refusesVersionsEverywhere() throws IOException {
    ModuleSource source = source(m("v1.0.0"), m("v1.1.0"), m("v1.2.0"));
    FilteredSource forbidding = without("v1.1.0", Refusal.FORBID, source);
    FilteredSource hiding = without("v1.1.0", Refusal.HIDE, source);

    assertThat(versions(forbidding)).containsExactly("v1.0.0", "v1.2.0");
    assertThat(versions(hiding)).containsExactly("v1.0.0", "v1.2.0");
    questionsFor(forbidding, "v1.1.0")
        .forEach(question -> assertForbidden(question, "example.com/m@v1.1.0: bad"));
    questionsFor(hiding, "v1.1.0")
        .forEach(question -> assertNotFound(question, "example.com/m@v1.1.0: unknown version"));
    assertServed(forbidding, "v1.0.0");
    assertServed(hiding, "v1.2.0");
  }

  @Test
  @DisplayName("F1: a list of which nothing is left is refused, an empty one is not")
  void refusesListsOfWhichNothingIsLeft() throws IOException {
    ModuleSource source = source(m("v1.0.0"), m("v1.1.0"));

    assertForbidden(
        () -> versions(without("<v9.0.0", Refusal.FORBID, source)), "example.com/m@v1.1.0: bad");
    assertNotFound(
        () -> versions(without("<v9.0.0", Refusal.HIDE, source)), "example.com/m: unknown module");
    for (Refusal refusal : Refusal.values()) {
      ModuleSource tip = source(m("v0.0.0-20200101000000-aaaaaaaaaaaa"));
      assertThat(versions(without("v1.0.0", refusal, tip))).isEmpty();
    }
  }

  @Test
  @DisplayName("F2: latest and prefixes are chosen among what is permitted")
  void choosesAmongWhatIsPermitted() throws IOException {
    ModuleSource source =
        source(m("v0.9.0"), m("v1.0.0"), m("v1.2.0"), m("v1.2.1"), m("v1.3.0-rc.1"));

    assertThat(resolve(without(">=v1.2.1", Refusal.FORBID, source), "latest")).isEqualTo("v1.2.0");
    assertThat(resolve(without(">=v1.2.1", Refusal.HIDE, source), "v1")).isEqualTo("v1.2.0");
    assertThat(resolve(without("v1.2.1", Refusal.HIDE, source), "v1.2")).isEqualTo("v1.2.0");
    assertThat(resolve(without("v1.2.0", Refusal.HIDE, source), "v1.2")).isEqualTo("v1.2.1");
    assertThat(resolve(without("<v1.3.0-0", Refusal.HIDE, source), "v1")).isEqualTo("v1.3.0-rc.1");
  }

  @Test
  @DisplayName("X13: +incompatible versions count again where the version that hid them is refused")
  void choosesIncompatibleVersionsWhereTheOthersAreRefused() throws IOException {
    ModuleSource source =
        source(m("v1.0.0").withoutGoMod(), m("v1.1.0"), m("v2.0.0+incompatible").withoutGoMod());

    assertThat(resolve(without("v1.1.0", Refusal.FORBID, source), "latest"))
        .isEqualTo("v2.0.0+incompatible");
    assertThat(resolve(without("v2.0.0", Refusal.FORBID, source), "latest")).isEqualTo("v1.1.0");
  }

  @Test
  @DisplayName("F2: where nothing is permitted, the reason is that of the first choice")
  void refusesQueriesThatOnlyRefusedVersionsMatch() {
    ModuleSource source = source(m("v1.0.0"), m("v1.2.0"), m("v1.2.1"));

    assertForbidden(
        () -> resolve(without(">=v1.2", Refusal.FORBID, source), "v1.2"),
        "example.com/m@v1.2.1: bad");
    assertNotFound(
        () -> resolve(without(">=v1.2", Refusal.HIDE, source), "v1.2"),
        "example.com/m@v1.2: no matching version");
    assertNotFound(
        () -> resolve(without(">=v1.2", Refusal.FORBID, source), "v3"),
        "example.com/m@v3: no matching version");
  }

  @Test
  @DisplayName("F2: a branch that resolves to a refused version is refused")
  void refusesBranches() throws IOException {
    ModuleSource source = source(m("v1.0.0"));
    String tip = "v1.2.1-0.20261120000000-abcdefabcdef";

    assertThat(resolve(without("v1.0.0", Refusal.FORBID, source), "main")).isEqualTo(tip);
    assertForbidden(
        () -> resolve(without("<v1.2.1", Refusal.FORBID, source), "main"),
        "example.com/m@" + tip + ": bad");
    assertNotFound(
        () -> resolve(without("<v1.2.1", Refusal.HIDE, source), "main"),
        "example.com/m@main: no matching version");
    assertThatThrownBy(() -> resolve(aged(source), "main"))
        .isInstanceOf(ModuleForbiddenException.class)
        .hasMessageContaining("must be 7 days old");
  }

  @Test
  @DisplayName("F2: what is permitted is asked for as it was asked")
  void asksOnceWhatIsPermitted() throws IOException {
    FilteredSource filtered = without("v1.0.0", Refusal.FORBID, source(m("v1.0.0"), m("v1.2.0")));

    for (String query : List.of("latest", "v1", "v1.2.0", "main")) {
      resolve(filtered, query);
    }
    assertThat(asked).containsExactly("latest.info", "v1.info", "v1.2.0.info", "main.info");
  }

  @Test
  @DisplayName("F3: what is refused by its name is not asked for")
  void doesNotAskForWhatIsRefusedByItsName() {
    FilteredSource some =
        FilteredSource.builder(source(m("v1.0.0")))
            .policy(deny("v1.0.0", "bad"))
            .minimumAge(week())
            .build();
    FilteredSource all = without("*", Refusal.FORBID, source(m("v1.0.0")));

    questionsFor(some, "v1.0.0")
        .forEach(question -> assertForbidden(question, "example.com/m@v1.0.0: bad"));
    questionsFor(all, "v1.0.0")
        .forEach(question -> assertForbidden(question, "example.com/m: bad"));
    assertForbidden(() -> versions(all), "example.com/m: bad");
    assertForbidden(() -> resolve(all, "main"), "example.com/m: bad");
    assertNotFound(
        () -> versions(without("*", Refusal.HIDE, source())), "example.com/m: unknown module");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("F4: versions that are too young are refused until they are old enough")
  void refusesWhatIsTooYoung() throws IOException {
    FilteredSource filtered =
        aged(source(m("v1.0.0"), m("v1.1.0").at(YESTERDAY), m("v1.2.0").at(YESTERDAY)));
    String reason = ": is of 2026-11-20T10:00:00Z, and must be 7 days old; wait until ";

    assertThat(versions(filtered)).containsExactly("v1.0.0");
    assertThat(resolve(filtered, "latest")).isEqualTo("v1.0.0");
    questionsFor(filtered, "v1.2.0")
        .forEach(
            question ->
                assertForbidden(
                    question, "example.com/m@v1.2.0" + reason + "2026-11-27T10:00:00Z"));
    assertForbidden(
        () -> resolve(filtered, "v1.2"), "example.com/m@v1.2.0" + reason + "2026-11-27T10:00:00Z");

    clock.forward(Duration.ofDays(6));
    assertThat(versions(filtered)).containsExactly("v1.0.0", "v1.1.0", "v1.2.0");
    assertThat(resolve(filtered, "latest")).isEqualTo("v1.2.0");
    assertServed(filtered, "v1.2.0");
  }

  @Test
  void servesWhatIsExemptHoweverYoung() throws IOException {
    FilteredSource filtered =
        FilteredSource.builder(
                source(m("v1.0.0"), m("v1.1.0").at(YESTERDAY), m("v1.2.0").at(YESTERDAY)))
            .minimumAge(week().except(ModuleRange.of(PATH.value(), "v1.1.0")))
            .build();

    assertThat(versions(filtered)).containsExactly("v1.0.0", "v1.1.0");
    assertThat(resolve(filtered, "latest")).isEqualTo("v1.1.0");
    assertServed(filtered, "v1.1.0");
  }

  @Test
  @DisplayName("F4: a list of versions that are all too young is refused")
  void refusesListsOfWhatIsTooYoung() {
    FilteredSource filtered = aged(source(m("v1.0.0").at(YESTERDAY), m("v1.1.0").at(YESTERDAY)));

    assertThatThrownBy(() -> versions(filtered))
        .isInstanceOf(ModuleForbiddenException.class)
        .hasMessageStartingWith("example.com/m@v1.1.0: is of ");
    assertThatThrownBy(() -> resolve(filtered, "latest"))
        .isInstanceOf(ModuleForbiddenException.class)
        .hasMessageStartingWith("example.com/m@v1.1.0: is of ");
  }

  @Test
  @DisplayName("F4: an .info file that is not there is no permission")
  void doesNotListWhatHasNoInfo() throws IOException {
    failures.put("v1.1.0.info", new ModuleGoneException("example.com/m@v1.1.0", "gone"));
    failures.put("latest.info", ModuleNotFoundException.of(PATH));
    FilteredSource filtered = aged(source(m("v1.0.0"), m("v1.1.0")));

    assertThat(versions(filtered)).containsExactly("v1.0.0");
    questionsFor(filtered, "v1.1.0")
        .forEach(question -> assertThatThrownBy(question).isInstanceOf(ModuleGoneException.class));
    assertThatThrownBy(() -> resolve(filtered, "latest"))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("F4: a version without a time is refused")
  void refusesWhatHasNoTime() throws IOException {
    ModuleSource timeless =
        new ForwardingSource(source(m("v1.0.0"), m("v1.1.0"))) {
          @Override
          public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch)
              throws IOException {
            VersionInfo info = super.info(path, query, fetch);
            return info.version().toString().equals("v1.1.0")
                ? VersionInfo.parse("{\"Version\":\"v1.1.0\"}".getBytes(UTF_8))
                : info;
          }
        };

    assertThat(versions(aged(timeless))).containsExactly("v1.0.0");
    assertThat(resolve(aged(timeless), "latest")).isEqualTo("v1.0.0");
    questionsFor(aged(timeless), "v1.1.0")
        .forEach(
            question ->
                assertForbidden(
                    question, "example.com/m@v1.1.0: has no time, and must be 7 days old"));
  }

  @Test
  @DisplayName("F4: an outage is neither a permission nor an absence")
  void failsIfTheTimeCannotBeAskedFor() throws IOException {
    var outage = new UpstreamException(PATH, UpstreamException.Failure.FAILED, "down");
    failures.put("v1.1.0.info", outage);
    ModuleSource source = source(m("v1.0.0"), m("v1.1.0"), m("v1.2.0").at(YESTERDAY));
    FilteredSource filtered = aged(source);

    assertThatThrownBy(() -> versions(filtered)).isSameAs(outage);
    assertThatThrownBy(() -> resolve(filtered, "latest")).isSameAs(outage);
    questionsFor(filtered, "v1.1.0")
        .forEach(question -> assertThatThrownBy(question).isSameAs(outage));
    assertServed(filtered, "v1.0.0");

    FilteredSource without =
        FilteredSource.builder(source)
            .policy(deny("v1.1.0", "cannot be had"))
            .minimumAge(week())
            .build();
    assertThat(versions(without)).containsExactly("v1.0.0");
    assertThat(resolve(without, "latest")).isEqualTo("v1.0.0");
  }

  @Test
  @DisplayName("F5: a time is asked for once, from the highest version down, and never a zip")
  void asksForTimesOnce() throws IOException {
    FilteredSource filtered =
        FilteredSource.builder(source(m("v1.0.0"), m("v1.1.0"), m("v1.2.0"), m("v1.3.0")))
            .policy(deny("v1.2.0", "bad"))
            .minimumAge(week().except(ModuleRange.of(PATH.value(), "v1.3.0")))
            .build();

    versions(filtered);
    assertThat(asked).containsExactly("list", "v1.1.0.info", "v1.0.0.info");
    asked.clear();
    versions(filtered);
    filtered.zip(m("v1.0.0").module(), FETCH).close();
    filtered.goMod(m("v1.3.0").module(), FETCH).close();
    assertThat(asked).containsExactly("list", "v1.0.0.zip", "v1.3.0.mod");
  }

  @Test
  @DisplayName("F5: the time that an .info file says while it passes by is remembered")
  void remembersTimesThatPassBy() throws IOException {
    FilteredSource filtered = aged(source(m("v1.0.0"), m("v1.1.0")));

    resolve(filtered, "v1.0.0");
    resolve(filtered, "latest");
    filtered.goMod(m("v1.0.0").module(), FETCH).close();
    versions(filtered);
    assertThat(asked).containsExactly("v1.0.0.info", "latest.info", "v1.0.0.mod", "list");
  }

  @Test
  @DisplayName("F5: latest asks for no more times than it has to")
  void asksForTimesFromTheTopUntilOneIsOldEnough() throws IOException {
    SampleModule[] modules =
        IntStream.range(0, 1000)
            .mapToObj(i -> i < 997 ? m("v1." + i + ".0") : m("v1." + i + ".0").at(YESTERDAY))
            .toArray(SampleModule[]::new);

    assertThat(resolve(aged(source(modules)), "latest")).isEqualTo("v1.996.0");
    assertThat(asked)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("latest.info", "list"),
                    lookups("v1.999.0", "v1.998.0", "v1.997.0", "v1.996.0").stream())
                .toList());
  }

  @Test
  @DisplayName("F5: a thousand times are asked for many at once, and only the first time")
  void asksForManyTimesAtOnce() throws Exception {
    SampleModule[] modules =
        IntStream.range(0, 1000).mapToObj(i -> m("v1." + i + ".0")).toArray(SampleModule[]::new);
    var together = new CyclicBarrier(16);
    ModuleSource slow =
        new ForwardingSource(source(modules)) {
          @Override
          public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch)
              throws IOException {
            await(together, query);
            return super.info(path, query, fetch);
          }
        };
    FilteredSource filtered = aged(slow);

    assertThat(versions(filtered)).hasSize(1000);
    assertThat(asked).hasSize(1001);
    asked.clear();
    assertThat(versions(filtered)).hasSize(1000);
    assertThat(asked).containsExactly("list");
  }

  /** The first questions are answered only when 16 of them are asked at the same time. */
  private static void await(CyclicBarrier together, VersionQuery query) {
    if (SemVer.compare(query.toString(), "v1." + (1000 - together.getParties()) + ".0") >= 0) {
      try {
        together.await(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  @DisplayName("F5: without an executor that has time, whoever asks does it alone")
  void asksAloneIfTheExecutorIsBusy() throws IOException {
    SampleModule[] modules =
        IntStream.range(0, 100).mapToObj(i -> m("v1." + i + ".0")).toArray(SampleModule[]::new);
    FilteredSource rejecting =
        FilteredSource.builder(source(modules))
            .minimumAge(week())
            .executor(
                task -> {
                  throw new RejectedExecutionException("full");
                })
            .build();
    FilteredSource sleeping =
        FilteredSource.builder(source(modules)).minimumAge(week()).executor(task -> {}).build();

    assertThat(versions(rejecting)).hasSize(100);
    assertThat(versions(sleeping)).hasSize(100);
  }

  @Test
  void handsOnWhatTheAskerAllows() throws IOException {
    var modes = new ArrayList<Fetch>();
    ModuleSource recording =
        new ForwardingSource(source(m("v1.0.0"), m("v1.1.0").at(YESTERDAY))) {
          @Override
          public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
            modes.add(fetch);
            return super.versions(path, fetch);
          }

          @Override
          public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch)
              throws IOException {
            modes.add(fetch);
            return super.info(path, query, fetch);
          }

          @Override
          public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
            modes.add(fetch);
            return super.goMod(module, fetch);
          }
        };
    Fetch fetch = Fetch.of(Fetch.Mode.CACHED_ONLY);
    FilteredSource filtered = aged(recording);

    filtered.goMod(m("v1.0.0").module(), fetch).close();
    filtered.info(PATH, VersionQuery.LATEST, fetch);
    filtered.versions(PATH, fetch);
    assertThat(modes).hasSizeGreaterThan(5).containsOnly(fetch);
  }

  @Test
  void givesTheReasonOfTheFirstPolicyThatRefuses() {
    FilteredSource filtered =
        FilteredSource.builder(source(m("v1.0.0").at(YESTERDAY)))
            .policy(path -> version -> Optional.empty())
            .policy(deny("v1.0.0", "first"))
            .policy(deny("v1.0.0", "second"))
            .minimumAge(week())
            .build();

    assertForbidden(() -> resolve(filtered, "v1.0.0"), "example.com/m@v1.0.0: first");
  }

  @Test
  void takesBackWhatAPolicyRefusesFromNowOn() throws IOException {
    var denied = new ArrayList<String>();
    FilteredSource filtered =
        FilteredSource.builder(source(m("v1.0.0"), m("v1.1.0")))
            .policy(
                path ->
                    version ->
                        denied.contains(version.toString()) ? Optional.of("now") : Optional.empty())
            .minimumAge(week())
            .build();

    assertThat(resolve(filtered, "latest")).isEqualTo("v1.1.0");
    denied.add("v1.1.0");
    assertThat(resolve(filtered, "latest")).isEqualTo("v1.0.0");
    assertThat(versions(filtered)).containsExactly("v1.0.0");
  }

  @Test
  @DisplayName("X20: a group goes on after what is hidden, but not after what is forbidden")
  void groupsGoOnAfterWhatIsHidden() throws IOException {
    ModuleSource first = source(m("v1.0.0"), m("v1.1.0"));
    ModuleSource second = MapSource.of(m("v1.1.0"), m("v1.2.0"));
    SourceGroup hiding =
        SourceGroup.builder().member(without("v1.1.0", Refusal.HIDE, first)).member(second).build();
    SourceGroup forbidding =
        SourceGroup.builder()
            .member(without("v1.1.0", Refusal.FORBID, first))
            .member(second)
            .build();

    assertThat(versions(hiding)).containsExactly("v1.0.0");
    assertThat(resolve(hiding, "latest")).isEqualTo("v1.0.0");
    assertServed(hiding, "v1.1.0");
    assertServed(hiding, "v1.2.0");
    assertThat(versions(forbidding)).containsExactly("v1.0.0");
    questionsFor(forbidding, "v1.1.0")
        .forEach(question -> assertForbidden(question, "example.com/m@v1.1.0: bad"));
    assertServed(forbidding, "v1.2.0");
  }

  @Test
  @DisplayName("F1: a group's list is the next member's if the first hides everything")
  void groupsListTheNextMemberIfTheFirstHidesEverything() throws IOException {
    SourceGroup group =
        SourceGroup.builder()
            .member(without("<v9.0.0", Refusal.HIDE, source(m("v1.0.0"))))
            .member(MapSource.of(m("v1.2.0")))
            .build();

    assertThat(versions(group)).containsExactly("v1.2.0");
    assertThat(resolve(group, "latest")).isEqualTo("v1.2.0");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  @DisplayName("A merged list has what any member permits, and its latest is one of them")
  void mergedGroupsChooseAmongWhatMembersPermit(Refusal refusal) throws IOException {
    SourceGroup group =
        SourceGroup.builder()
            .listing(Listing.MERGED)
            .member(MapSource.of(m("v1.0.0")))
            .member(
                without("v1.2.0", refusal, source(m("v1.1.0"), m("v1.2.0"))), ModulePatterns.ALL)
            .build();

    assertThat(versions(group)).containsExactly("v1.0.0", "v1.1.0");
    assertThat(resolve(group, "latest")).isEqualTo("v1.1.0");
    assertThat(resolve(group, "v1")).isEqualTo("v1.1.0");
    questionsFor(group, "v1.2.0")
        .forEach(
            question ->
                assertThatThrownBy(question)
                    .isInstanceOf(
                        refusal == Refusal.HIDE
                            ? ModuleNotFoundException.class
                            : ModuleForbiddenException.class));
  }

  @Test
  @DisplayName("A member of a merged group that forbids all it lists forbids the list")
  void mergedGroupsHaveNoListIfAMemberForbidsIt() throws IOException {
    ModuleSource own = MapSource.of(m("v1.0.0"));

    assertForbidden(
        () ->
            versions(
                SourceGroup.builder()
                    .listing(Listing.MERGED)
                    .member(own)
                    .member(without("*", Refusal.FORBID, source()))
                    .build()),
        "example.com/m: bad");
    assertThat(
            versions(
                SourceGroup.builder()
                    .listing(Listing.MERGED)
                    .member(own)
                    .member(without("*", Refusal.HIDE, source()))
                    .build()))
        .containsExactly("v1.0.0");
  }
}
