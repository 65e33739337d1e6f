package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.sumdb.HttpChecksumDatabase;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.SumDatabaseMirror;
import io.github.goproxy4j.sumdb.VerifierKey;
import io.github.goproxy4j.upstream.FolderSource;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All together: a group of what is published here and of a cache of what was verified, which is
 * fetched from a second server. The client verifies, too.
 */
class VerifiedProxyTest {
  private static final String NAME = "sum.example.com";

  /** The small ones; all of the corpus with {@code mvn verify -Pconformance}. */
  private static final long MAX_ZIP =
      "conformance".equals(System.getProperty("goproxy4j.tier")) ? Long.MAX_VALUE : 25_000;

  private static final int KILLING_ZIP = 9;
  private static final int AFTER_THAT = 5;
  private static final ModuleVersion OWN =
      ModuleVersion.ofCanonical("corp.example.com/Own", "v1.0.0");
  private static final ModuleVersion LARGE = ModuleVersion.parse("golang.org/x/text@v0.33.0");

  private static Corpus corpus;
  private static List<ModuleVersion> modules;

  @TempDir Path temp;

  private List<ModuleVersion> wanted;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
    modules =
        corpus.list().modules().stream()
            .filter(m -> !m.equals(LARGE) && corpus.file(m, Kind.ZIP).toFile().length() < MAX_ZIP)
            .toList();
  }

  @BeforeEach
  void publish() throws IOException {
    Path files = Files.createDirectory(temp.resolve("own"));
    Files.writeString(files.resolve("go.mod"), "module " + OWN.path() + "\n\ngo 1.24\n");
    Files.writeString(files.resolve("own.go"), "package own\n");
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    Instant time = Instant.parse("2026-02-03T04:05:06Z");
    try (var release = ModuleRelease.ofDirectory(OWN, files, time, store.stagingFolder())) {
      store.publish(release);
    }
    wanted = Stream.concat(modules.stream(), Stream.of(OWN)).toList();
  }

  @AfterEach
  void leavesNoTemporaryFile() {
    assertThat(temp.resolve("spools")).isEmptyDirectory();
    assertThat(temp.resolve("cache/.cache/.staging")).isEmptyDirectory();
  }

  private static LoopbackServer upstream(GoDatabase database) throws Exception {
    return LoopbackServer.start(
        GoProxyHandler.builder(FolderSource.at(corpus.downloads()))
            .checksumDatabase(HttpChecksumDatabase.of(NAME, remote(database.url())))
            .build());
  }

  private static HttpRemote remote(URI base) {
    return HttpRemote.at(base).build();
  }

  private GoProxyHandler proxy(String upstream, GoDatabase database) throws IOException {
    return proxy(upstream, URI.create(upstream + "/sumdb/" + NAME), database, source -> source);
  }

  private GoProxyHandler proxy(
      String upstream, URI records, GoDatabase database, UnaryOperator<ModuleSource> around)
      throws IOException {
    SumDatabaseClient client =
        SumDatabaseClient.builder(
                HttpChecksumDatabase.of(NAME, remote(records)),
                VerifierKey.parse(database.key()),
                temp.resolve("sumdb"))
            .build();
    Path spools = Files.createDirectories(temp.resolve("spools"));
    ModuleSource fetched = around.apply(HttpSource.of(remote(URI.create(upstream)), spools));
    return GoProxyHandler.builder(
            SourceGroup.builder()
                .member(
                    HostedSource.of(DirectoryStore.at(temp.resolve("store"))),
                    ModulePatterns.of("corp.example.com"))
                .member(
                    PullThroughSource.of(
                        DirectoryCache.at(temp.resolve("cache")),
                        VerifiedSource.of(client, fetched)))
                .build())
        .checksumDatabase(SumDatabaseMirror.of(client))
        .build();
  }

  private GoTool.Result download(
      LoopbackServer server, GoDatabase database, String client, Collection<ModuleVersion> wanted)
      throws IOException {
    Path home = Files.createDirectory(temp.resolve(client));
    Map<String, String> environment = corpus.onlyFrom(server.url(), home.resolve("modcache"));
    environment.put("GOSUMDB", database.key());
    environment.put("GONOSUMDB", "corp.example.com");
    environment.put("GOPATH", home.toString());
    environment.put("GOMAXPROCS", "2");
    String[] command = Corpus.words(List.of("mod", "download", "-json"), List.copyOf(wanted));
    return corpus.go().run(home, environment, command);
  }

  private static void assertVerified(GoTool.Result result) {
    assertThat(Json.objects(result.requireSuccess().stdout()))
        .hasSize(modules.size() + 1)
        .allSatisfy(m -> assertThat(m).containsKeys("Sum", "GoModSum"));
    modules.forEach(
        m ->
            assertThat(result.stdout())
                .contains(corpus.list().zipSum(m), corpus.list().goModSum(m)));
  }

  @Test
  void servesAndVerifiesWhatItHasWhenEverythingElseIsGone() throws Exception {
    GoDatabase database = GoDatabase.start(NAME, 300);
    LoopbackServer upstream = upstream(database);
    String url = upstream.url();
    try (database;
        upstream;
        LoopbackServer server = LoopbackServer.start(proxy(url, database))) {
      assertVerified(download(server, database, "first", wanted));
      assertThat(database.asked())
          .doesNotHaveDuplicates()
          .noneMatch(path -> path.contains("corp.example.com"));
    }

    try (LoopbackServer server = LoopbackServer.start(proxy(url, database))) {
      assertVerified(download(server, database, "second", wanted));
      assertThat(download(server, database, "third", List.of(LARGE)).stdout())
          .contains("502 Bad Gateway")
          .contains("server response: " + LARGE + ": reading " + url);
    }
  }

  /** Of a source that ends others when it is asked for some zip. */
  private static ModuleSource killing(ModuleSource source, int zips, Runnable kill) {
    var asked = new AtomicInteger();
    return new ForwardingSource(source) {
      @Override
      public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
        if (asked.incrementAndGet() == zips) {
          kill.run();
        }
        return super.zip(module, fetch);
      }
    };
  }

  /** The modules that a client got; it was told why it did not get the others. */
  private static Set<ModuleVersion> got(GoTool.Result result) {
    var got = new TreeSet<ModuleVersion>();
    for (Map<String, Object> m : Json.objects(result.stdout())) {
      ModuleVersion module = ModuleVersion.parse(m.get("Path") + "@" + m.get("Version"));
      if (m.get("Error") == null) {
        got.add(module);
      } else {
        assertThat(m.get("Error").toString())
            .contains("502 Bad Gateway", "server response: ", ": reading http://", "connect");
      }
    }
    return got;
  }

  @Test
  void servesAndVerifiesWhatItFetchedBeforeItsUpstreamsWereKilled() throws Exception {
    Set<ModuleVersion> asked = new TreeSet<>(modules.subList(0, KILLING_ZIP + AFTER_THAT));
    asked.add(OWN);
    GoDatabase database = GoDatabase.start(NAME, 300);
    Serving upstream = Standalone.serve(corpus.modCache());
    Set<ModuleVersion> fetched;
    try (database;
        upstream;
        LoopbackServer server =
            LoopbackServer.start(
                proxy(
                    upstream.url(),
                    database.url(),
                    database,
                    source ->
                        killing(
                            source,
                            KILLING_ZIP,
                            () -> {
                              upstream.kill();
                              database.close();
                            })))) {
      fetched = got(download(server, database, "first", asked));
    }

    assertThat(fetched).hasSizeBetween(KILLING_ZIP - 2, KILLING_ZIP).contains(OWN);
    try (LoopbackServer server =
        LoopbackServer.start(proxy(upstream.url(), database.url(), database, source -> source))) {
      assertThat(got(download(server, database, "second", asked)))
          .containsAll(fetched)
          .hasSizeLessThan(asked.size());
    }
  }
}
