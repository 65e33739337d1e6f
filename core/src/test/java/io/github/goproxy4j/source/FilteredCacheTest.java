package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.DirectoryCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter where it belongs: outside of a cache. */
class FilteredCacheTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final int VERSIONS = 200;
  private static final Fetch FETCH = Fetch.normal();

  @TempDir Path temp;

  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  private final OpenBlobs blobs = new OpenBlobs();
  private final ScriptedSource origin = new ScriptedSource(blobs.track(new MapSource(modules())));

  @AfterEach
  void assertNothingIsOpen() throws IOException {
    blobs.assertNoneOpen(temp.toRealPath());
  }

  /** Of which the last is a day old. */
  private static List<SampleModule> modules() {
    var modules = new ArrayList<SampleModule>();
    for (int i = 1; i < VERSIONS; i++) {
      modules.add(SampleModule.of(PATH.value(), "v1." + i + ".0"));
    }
    modules.add(SampleModule.of(PATH.value(), "v1." + VERSIONS + ".0").at("2026-11-20T10:00:00Z"));
    return modules;
  }

  private ModuleSource cached() throws IOException {
    return PullThroughSource.builder(DirectoryCache.at(temp.toRealPath().resolve("cache")), origin)
        .clock(clock)
        .build();
  }

  private ModuleSource aged() throws IOException {
    return FilteredSource.builder(cached())
        .minimumAge(MinimumAge.of(Duration.ofDays(7), clock))
        .build();
  }

  private static String latest(ModuleSource source) throws IOException {
    return source.info(PATH, VersionQuery.LATEST, FETCH).version().toString();
  }

  @Test
  @DisplayName("F5: times are asked for once, also across restarts, and nothing else is")
  void asksTheOriginForTimesOnce() throws IOException {
    assertThat(aged().versions(PATH, FETCH)).hasSize(VERSIONS - 1);
    assertThat(origin.asked())
        .hasSize(1 + VERSIONS)
        .allMatch(question -> question.endsWith(" list") || question.endsWith(".info"));

    clock.forward(Duration.ofDays(3));
    assertThat(aged().versions(PATH, FETCH)).hasSize(VERSIONS - 1);
    assertThat(origin.asked()).containsExactly("example.com/m list");
  }

  @Test
  @DisplayName("F4: an outage changes nothing for what is known")
  void answersWhileTheOriginIsGone() throws IOException {
    aged().versions(PATH, FETCH);
    assertThat(latest(aged())).isEqualTo("v1.199.0");
    origin.fail(new UpstreamException(PATH, UpstreamException.Failure.FAILED, "down"));
    clock.forward(Duration.ofDays(1));

    assertThat(aged().versions(PATH, FETCH)).hasSize(VERSIONS - 1);
    assertThat(latest(aged())).isEqualTo("v1.199.0");
    clock.forward(Duration.ofDays(5));
    assertThat(aged().versions(PATH, FETCH)).hasSize(VERSIONS);
    assertThat(latest(aged())).isEqualTo("v1.200.0");
  }

  @Test
  void takesBackWhatIsHeld() throws IOException {
    ModuleSource cached = cached();
    ModuleVersion module = ModuleVersion.of(PATH.value(), "v1.7.0");
    cached.zip(module, FETCH).close();
    ModuleSource filtered =
        FilteredSource.builder(cached)
            .policy(ModuleRules.builder().deny(ModuleRange.of("*", "v1.7.0"), "bad").build())
            .build();

    for (Fetch.Mode mode : Fetch.Mode.values()) {
      assertThatThrownBy(() -> filtered.zip(module, Fetch.of(mode)))
          .isInstanceOf(ModuleForbiddenException.class);
    }
  }

  @Test
  void listsOfWhatIsHeldWhatIsOldEnough() throws IOException {
    Fetch cachedOnly = Fetch.of(Fetch.Mode.CACHED_ONLY);
    ModuleSource cached = cached();
    for (String version : List.of("v1.3.0", "v1.200.0")) {
      cached.info(PATH, VersionQuery.of(version), FETCH);
      cached.zip(ModuleVersion.of(PATH.value(), version), FETCH).close();
      cached.goMod(ModuleVersion.of(PATH.value(), version), FETCH).close();
    }
    origin.asked();

    assertThat(aged().versions(PATH, cachedOnly)).containsExactly(SemVer.parse("v1.3.0"));
    assertThat(aged().info(PATH, VersionQuery.LATEST, cachedOnly).version())
        .isEqualTo(SemVer.parse("v1.3.0"));
    assertThat(origin.asked()).isEmpty();
  }
}
