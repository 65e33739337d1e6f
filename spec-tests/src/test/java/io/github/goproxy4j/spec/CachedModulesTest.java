package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.Connectivity;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a go command gets from a cache whose origin is gone. */
class CachedModulesTest {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");
  private static final String NEXT = "example.com/Next@v0.1.0-RC1";
  private static final String OLD = "example.com/m@v1.0.0";
  private static final String NEW = "example.com/m@v1.1.0";

  private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GoTool go;
  private LoopbackServer origin;
  private PullThroughSource online;
  private PullThroughSource offline;

  @BeforeEach
  void start() throws Exception {
    go = GoTool.require();
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    for (String module : List.of(OLD, NEW, NEXT)) {
      publish(store, ModuleVersion.parse(module));
    }
    origin = LoopbackServer.start(HostedSource.of(store));
    DirectoryCache cache = DirectoryCache.at(temp.resolve("cache"));
    HttpSource fetched =
        HttpSource.of(HttpRemote.at(URI.create(origin.url())).build(), cache.stagingFolder());
    online = PullThroughSource.builder(cache, fetched).clock(clock).build();
    offline = PullThroughSource.builder(cache, fetched).connectivity(Connectivity.OFFLINE).build();
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  private void publish(DirectoryStore store, ModuleVersion module) throws IOException {
    Path files = Files.createTempDirectory(temp, "files");
    Files.writeString(files.resolve("go.mod"), "module " + module.path() + "\n\ngo 1.21\n");
    Files.createDirectories(files.resolve("sub/pkg"));
    Files.writeString(files.resolve("sub/pkg/p.go"), "package pkg // " + module + "\n");
    try (var release = ModuleRelease.ofDirectory(module, files, TIME, store.stagingFolder())) {
      store.publish(release);
    }
  }

  /** A go command without a module cache. */
  private GoTool.Result run(String proxy, String... args) throws IOException {
    Path work = Files.createTempDirectory(temp, "work");
    Files.writeString(work.resolve("go.mod"), "module example.com/user\n\ngo 1.21\n");
    return go.run(work, GoTool.onlyFrom(proxy, work.resolve("modcache")), args);
  }

  private GoTool.Result run(PullThroughSource source, String... args) throws Exception {
    try (LoopbackServer server = LoopbackServer.start(source)) {
      return run(server.url(), args);
    }
  }

  private String versions(PullThroughSource source) throws Exception {
    return run(source, "list", "-m", "-versions", "example.com/m").requireSuccess().stdout();
  }

  private String got(PullThroughSource source, String query) throws Exception {
    return run(source, "get", query).requireSuccess().stderr();
  }

  @Test
  void whatWasFetchedIsServedWithoutTheOrigin() throws Exception {
    assertThat(versions(online)).isEqualTo("example.com/m v1.0.0 v1.1.0\n");
    assertThat(got(online, "example.com/m/sub/pkg")).contains("added example.com/m v1.1.0");
    String url = origin.url();
    origin.close();
    clock.forward(Duration.ofDays(100));

    assertThat(versions(online)).isEqualTo("example.com/m v1.0.0 v1.1.0\n");
    assertThat(got(online, "example.com/m@latest")).contains("added example.com/m v1.1.0");
    run(online, "mod", "download", NEW).requireSuccess();
    assertThat(run(online, "mod", "download", OLD).stderr())
        .contains("502 Bad Gateway")
        .contains("server response: " + OLD + ": reading " + url);
  }

  @Test
  void packagesAreFoundOfflineSinceWhatIsNotHeldDoesNotExist() throws Exception {
    got(online, "example.com/m/sub/pkg@v1.0.0");
    origin.close();

    assertThat(versions(offline)).isEqualTo("example.com/m v1.0.0 v1.1.0\n");
    assertThat(got(offline, "example.com/m/sub/pkg@v1.0.0")).contains("added " + spaced(OLD));
    assertThat(run(offline, "mod", "download", NEW).stderr())
        .contains("404 Not Found")
        .contains("server response: " + NEW + ": not held here, and nothing may be fetched");
  }

  private static String spaced(String module) {
    return module.replace('@', ' ');
  }

  @Test
  @DisplayName("X44, X60: the folder of a cache is a proxy of what is held")
  void folderIsAProxy() throws Exception {
    run(online, "mod", "download", OLD, NEXT).requireSuccess();
    run(online, "list", "-m", NEW).requireSuccess();
    String folder = temp.resolve("cache").toUri().toString().replaceAll("/$", "");

    assertThat(run(folder, "list", "-m", "-versions", "example.com/m").requireSuccess().stdout())
        .isEqualTo("example.com/m v1.0.0\n");
    assertThat(run(folder, "get", "example.com/m/sub/pkg").requireSuccess().stderr())
        .contains("added " + spaced(OLD));
    assertThat(run(folder, "get", "example.com/Next/sub/pkg").requireSuccess().stderr())
        .contains("added " + spaced(NEXT));
  }
}
