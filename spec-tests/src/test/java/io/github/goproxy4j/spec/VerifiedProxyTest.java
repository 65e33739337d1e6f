package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.store.DirectoryCache;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All together: a group of what is our own and of a cache of what was verified, which is fetched
 * from a second server with the database that it passes on.
 */
class VerifiedProxyTest {
  private static final String NAME = "sum.example.com";
  private static final int SMALL = 25_000;
  private static final SampleModule OWN = SampleModule.of("corp.example.com/Own", "v1.0.0");
  private static final ModuleVersion LARGE = ModuleVersion.parse("golang.org/x/text@v0.33.0");

  private static Corpus corpus;
  private static List<ModuleVersion> modules;

  @TempDir Path temp;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
    modules =
        corpus.list().modules().stream()
            .filter(m -> corpus.file(m, Kind.ZIP).toFile().length() < SMALL)
            .toList();
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

  private GoProxyHandler proxy(String upstream, String key) throws IOException {
    SumDatabaseClient client =
        SumDatabaseClient.builder(
                HttpChecksumDatabase.of(NAME, remote(URI.create(upstream + "/sumdb/" + NAME))),
                VerifierKey.parse(key),
                temp.resolve("sumdb"))
            .build();
    Path spools = Files.createDirectories(temp.resolve("spools"));
    ModuleSource fetched = HttpSource.of(remote(URI.create(upstream)), spools);
    return GoProxyHandler.builder(
            SourceGroup.builder()
                .member(MapSource.of(OWN), ModulePatterns.of("corp.example.com"))
                .member(
                    PullThroughSource.of(
                        DirectoryCache.at(temp.resolve("cache")),
                        VerifiedSource.of(client, fetched)))
                .build())
        .checksumDatabase(SumDatabaseMirror.of(client))
        .build();
  }

  private GoTool.Result download(
      LoopbackServer server, String key, String client, List<ModuleVersion> wanted)
      throws IOException {
    Path home = Files.createDirectory(temp.resolve(client));
    Map<String, String> environment = corpus.onlyFrom(server.url(), home.resolve("modcache"));
    environment.put("GOSUMDB", key);
    environment.put("GONOSUMDB", "corp.example.com");
    environment.put("GOPATH", home.toString());
    String[] command = Corpus.words(List.of("mod", "download", "-json"), wanted);
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
    List<ModuleVersion> wanted = Stream.concat(modules.stream(), Stream.of(OWN.module())).toList();
    GoDatabase database = GoDatabase.start(NAME, 300);
    LoopbackServer upstream = upstream(database);
    String url = upstream.url();
    try (database;
        upstream;
        LoopbackServer server = LoopbackServer.start(proxy(url, database.key()))) {
      assertVerified(download(server, database.key(), "first", wanted));
      assertThat(database.asked())
          .doesNotHaveDuplicates()
          .noneMatch(path -> path.contains("corp.example.com"));
    }

    try (LoopbackServer server = LoopbackServer.start(proxy(url, database.key()))) {
      assertVerified(download(server, database.key(), "second", wanted));
      assertThat(download(server, database.key(), "third", List.of(LARGE)).stdout())
          .contains("502 Bad Gateway")
          .contains("server response: " + LARGE + ": reading " + url);
    }
    try (Stream<Path> spools = Files.list(temp.resolve("spools"))) {
      assertThat(spools).isEmpty();
    }
  }
}
