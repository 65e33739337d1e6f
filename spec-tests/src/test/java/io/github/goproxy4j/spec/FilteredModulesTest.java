package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.policy.DatabaseFolder;
import io.github.goproxy4j.policy.KnownVulnerabilities;
import io.github.goproxy4j.policy.MinimumAge;
import io.github.goproxy4j.policy.ModulePolicy;
import io.github.goproxy4j.policy.ModuleRange;
import io.github.goproxy4j.policy.ModuleRules;
import io.github.goproxy4j.policy.VulnerabilityDatabase;
import io.github.goproxy4j.source.FilteredSource;
import io.github.goproxy4j.source.FilteredSource.Refusal;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a go command makes of modules that policies refuse. */
class FilteredModulesTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final SettableClock CLOCK = new SettableClock("2026-11-21T10:00:00Z");

  private final ModuleSource modules =
      MapSource.of(m("v1.0.0"), m("v1.1.0"), m("v1.2.0"), m("v1.3.0").at("2026-11-20T10:00:00Z"));

  @TempDir Path temp;
  private GoTool go;
  private Path work;

  @BeforeEach
  void makeMainModule() throws IOException {
    go = GoTool.require();
    work = Files.createDirectory(temp.resolve("work"));
    Files.writeString(work.resolve("go.mod"), "module example.com/user\n\ngo 1.21\n");
  }

  private static SampleModule m(String version) {
    return SampleModule.of(PATH.value(), version);
  }

  private static FilteredSource.Builder filtered(ModuleSource source) {
    return FilteredSource.builder(source).minimumAge(MinimumAge.of(Duration.ofDays(7), CLOCK));
  }

  private static ModulePolicy deny(String versions, String reason) {
    return ModuleRules.builder().deny(ModuleRange.of(PATH.value(), versions), reason).build();
  }

  private GoTool.Result run(List<ModuleSource> proxies, String... args) throws Exception {
    var servers = new ArrayList<LoopbackServer>();
    try {
      for (ModuleSource proxy : proxies) {
        servers.add(LoopbackServer.start(proxy));
      }
      String goproxy = String.join(",", servers.stream().map(LoopbackServer::url).toList());
      return go.run(work, GoTool.onlyFrom(goproxy, temp.resolve("modcache")), args);
    } finally {
      servers.forEach(LoopbackServer::close);
    }
  }

  private GoTool.Result run(ModuleSource proxy, String... args) throws Exception {
    return run(List.of(proxy), args);
  }

  private String required() throws IOException {
    return Files.readString(work.resolve("go.mod"))
        .lines()
        .filter(line -> line.contains(PATH.value()))
        .findFirst()
        .orElse("nothing");
  }

  @Test
  void listsWhatIsPermitted() throws Exception {
    ModuleSource source = filtered(modules).policy(deny("v1.1.0", "license")).build();

    assertThat(run(source, "list", "-m", "-versions", PATH.value()).requireSuccess().stdout())
        .isEqualTo("example.com/m v1.0.0 v1.2.0\n");
  }

  @Test
  void takesTheOlderVersionWhileTheNewestIsTooYoung() throws Exception {
    run(filtered(modules).build(), "get", "example.com/m@latest").requireSuccess();
    assertThat(required()).contains("example.com/m v1.2.0");

    assertThat(run(filtered(modules).build(), "get", "example.com/m@v1.3.0").stderr())
        .contains("403 Forbidden")
        .contains(
            "server response: example.com/m@v1.3.0: is of 2026-11-20T10:00:00Z, and must be 7 days"
                + " old; wait until 2026-11-27T10:00:00Z");
    assertThat(required()).contains("example.com/m v1.2.0");
  }

  @Test
  void tellsWhyAVersionIsRefused() throws Exception {
    var database =
        new DatabaseFolder(temp.resolve("vulndb"))
            .add("GO-2026-0001", "CVE-2026-1000", PATH.value(), "1.2.0")
            .index();
    ModuleSource source =
        filtered(modules)
            .policy(KnownVulnerabilities.of(VulnerabilityDatabase.at(database.path(), CLOCK)))
            .build();

    assertThat(run(source, "get", "example.com/m@v1.1.0").stderr())
        .contains("403 Forbidden")
        .contains(
            "server response: example.com/m@v1.1.0: known vulnerability GO-2026-0001"
                + " (CVE-2026-1000), fixed in v1.2.0");
    run(source, "get", "example.com/m").requireSuccess();
    assertThat(required()).contains("example.com/m v1.2.0");
  }

  @Test
  void tellsWhyAModuleIsRefused() throws Exception {
    ModuleSource source = filtered(modules).policy(deny("*", "use example.com/n")).build();

    for (String query : List.of("latest", "v1.0.0", "v1", "main", "<v1.2.0")) {
      assertThat(run(source, "get", "example.com/m@" + query).stderr())
          .as(query)
          .contains("server response: example.com/m: use example.com/n");
    }
    assertThat(run(source, "list", "-m", "-versions", PATH.value()).stderr())
        .contains("server response: example.com/m: use example.com/n");
  }

  @Test
  void goesOnToTheNextProxyAfterWhatIsHiddenOnly() throws Exception {
    ModuleSource next = MapSource.of(m("v1.2.0"));
    ModuleSource hiding =
        filtered(modules).policy(deny("v1.2.0", "bad")).refusal(Refusal.HIDE).build();
    ModuleSource forbidding =
        filtered(modules).policy(deny("v1.2.0", "bad")).refusal(Refusal.FORBID).build();

    assertThat(run(List.of(forbidding, next), "get", "example.com/m@v1.2.0").stderr())
        .contains("server response: example.com/m@v1.2.0: bad");
    assertThat(required()).isEqualTo("nothing");
    run(List.of(hiding, next), "get", "example.com/m@v1.2.0").requireSuccess();
    assertThat(required()).contains("example.com/m v1.2.0");
  }

  @Test
  void tellsWhyWhatAnotherModuleRequiresIsRefused() throws Exception {
    Files.writeString(
        work.resolve("go.mod"),
        "module example.com/user\n\ngo 1.21\n\nrequire example.com/m v1.3.0\n");
    Files.writeString(work.resolve("user.go"), "package user\n\nimport _ \"example.com/m\"\n");

    assertThat(run(filtered(modules).build(), "mod", "tidy").stderr())
        .contains("server response: example.com/m@v1.3.0: is of 2026-11-20T10:00:00Z");
  }
}
