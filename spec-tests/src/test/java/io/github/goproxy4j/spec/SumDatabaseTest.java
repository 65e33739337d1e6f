package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.VerifiedSource;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import io.github.goproxy4j.sumdb.HttpChecksumDatabase;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.SumDatabaseMirror;
import io.github.goproxy4j.sumdb.VerifierKey;
import io.github.goproxy4j.upstream.FolderSource;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.Retries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A go command that asks nobody but this server verifies what it downloads against a checksum
 * database behind it, which is the reference's own.
 */
class SumDatabaseTest {
  private static final String NAME = "sum.example.com/db";
  private static final int RECORDS = 700;
  private static final int SMALL = 25_000;

  private static final ModuleVersion QUOTE = ModuleVersion.parse("rsc.io/quote@v1.5.2");
  private static final ModuleVersion CAPITAL =
      ModuleVersion.parse("github.com/Masterminds/semver/v3@v3.4.0");

  private static Corpus corpus;
  private static List<ModuleVersion> modules;

  @TempDir Path temp;

  private GoDatabase origin;

  @BeforeAll
  static void fetch() throws IOException {
    corpus = Corpus.require();
    modules = corpus.list().modules().stream().filter(SumDatabaseTest::isSmall).toList();
  }

  private static boolean isSmall(ModuleVersion module) {
    return module.equals(CAPITAL) || corpus.file(module, Kind.ZIP).toFile().length() < SMALL;
  }

  @BeforeEach
  void start() throws IOException {
    origin = GoDatabase.start(NAME, RECORDS);
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  private static ChecksumDatabase remote(GoDatabase database) {
    return HttpChecksumDatabase.of(
        database.name(), HttpRemote.at(database.url()).retries(Retries.NONE).build());
  }

  private SumDatabaseClient.Builder client(GoDatabase database) {
    return SumDatabaseClient.builder(
        remote(database), VerifierKey.parse(database.key()), temp.resolve("mirror"));
  }

  private static LoopbackServer serve(ChecksumDatabase database) throws Exception {
    return LoopbackServer.start(
        GoProxyHandler.builder(FolderSource.at(corpus.downloads()))
            .checksumDatabase(database)
            .build());
  }

  /** Downloads into the cache of this client, which remembers the database, too. */
  private GoTool.Result download(LoopbackServer server, String client, List<ModuleVersion> wanted)
      throws IOException {
    Path home = Files.createDirectories(temp.resolve(client));
    Map<String, String> environment = corpus.onlyFrom(server.url(), home.resolve("modcache"));
    environment.put("GOSUMDB", origin.key());
    environment.put("GONOSUMDB", "");
    environment.put("GOPATH", home.toString());
    return corpus
        .go()
        .run(home, environment, Corpus.words(List.of("mod", "download", "-json"), wanted));
  }

  private static void assertDownloaded(GoTool.Result result, List<ModuleVersion> wanted) {
    assertThat(Json.objects(result.requireSuccess().stdout()))
        .hasSameSizeAs(wanted)
        .allSatisfy(corpus.list()::assertSums);
  }

  @Test
  void verifiesThroughTheServerAlone() throws Exception {
    try (LoopbackServer server = serve(remote(origin))) {
      assertDownloaded(download(server, "client", modules), modules);
    }

    assertThat(modules).hasSizeGreaterThan(10);
    assertThat(origin.asked())
        .contains("/lookup/rsc.io/quote@v1.5.2", "/lookup/github.com/!masterminds/semver/v3@v3.4.0")
        .anyMatch(path -> path.startsWith("/tile/8/0/"))
        .noneMatch(path -> path.startsWith("/latest"));
  }

  @Test
  void aDatabaseWithAnotherHistoryIsFoundOut() throws Exception {
    List<ModuleVersion> first = modules.subList(0, 3);
    List<ModuleVersion> second = modules.subList(3, 6);
    try (LoopbackServer server = serve(remote(origin))) {
      assertDownloaded(download(server, "client", first), first);
    }

    try (GoDatabase fork = origin.fork(RECORDS + 100);
        LoopbackServer server = serve(remote(fork))) {
      GoTool.Result result = download(server, "client", second);

      assertThat(result.exit()).isNotZero();
      assertThat(result.stderr()).contains("go.sum database server misbehavior detected!");
    }
  }

  @Test
  void withoutADatabaseThereIsNothing() throws Exception {
    List<ModuleVersion> one = modules.subList(0, 1);
    ChecksumDatabase database = remote(origin);
    origin.close();

    try (LoopbackServer server = serve(database)) {
      GoTool.Result result = download(server, "client", one);

      assertThat(result.exit()).isNotZero();
      assertThat(result.stdout()).contains("502 Bad Gateway").contains("cannot connect");
    }
  }

  @Test
  void aFreshClientNeedsNoDatabaseForWhatTheMirrorHas() throws Exception {
    int half = modules.size() / 2;
    try (LoopbackServer server = serve(SumDatabaseMirror.of(client(origin).build()))) {
      List<ModuleVersion> first = modules.subList(0, half);
      List<ModuleVersion> second = modules.subList(half, modules.size());
      assertDownloaded(download(server, "first", first), first);
      assertDownloaded(download(server, "second", second), second);
      assertDownloaded(download(server, "first", second), second);
    }
    origin.close();
    List<ModuleVersion> backwards = new ArrayList<>(modules);
    Collections.reverse(backwards);

    try (LoopbackServer server = serve(SumDatabaseMirror.of(client(origin).build()))) {
      assertDownloaded(download(server, "third", backwards), backwards);
      assertDownloaded(download(server, "second", modules), modules);
    }
  }

  /** The path is matched as it is meant, not as it is escaped. */
  @Test
  void theDatabaseNeverHearsOfPrivateModules() throws Exception {
    SumDatabaseClient client =
        client(origin).exempt(ModulePatterns.of("rsc.io,github.com/Masterminds/*")).build();

    try (LoopbackServer server = serve(SumDatabaseMirror.of(client))) {
      assertThat(download(server, "client", List.of(QUOTE, CAPITAL)).stdout())
          .contains("404 Not Found")
          .contains("server response: rsc.io/quote@v1.5.2: " + NAME + " is not asked about it");
    }

    assertThat(origin.asked()).isEmpty();
  }

  /** Before a client could tell. */
  @Test
  void theMirrorFindsOutAboutAnotherHistory() throws Exception {
    List<ModuleVersion> first = modules.subList(0, 3);
    List<ModuleVersion> second = modules.subList(3, 6);
    try (LoopbackServer server = serve(SumDatabaseMirror.of(client(origin).build()))) {
      assertDownloaded(download(server, "first", first), first);
    }

    try (GoDatabase fork = origin.fork(RECORDS + 100);
        LoopbackServer server = serve(SumDatabaseMirror.of(client(fork).build()))) {
      assertThat(download(server, "second", second).stdout())
          .contains("502 Bad Gateway")
          .contains("security error: misbehaving server");
    }
  }

  /** The database is both what the server verifies with and what its clients do. */
  @Test
  void theServerVerifiesBeforeItsClientsDo() throws Exception {
    List<ModuleVersion> some = modules.subList(0, 5);
    SumDatabaseClient client = client(origin).build();
    ModuleSource swapped =
        new ForwardingSource(FolderSource.at(corpus.downloads())) {
          @Override
          public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
            return super.zip(module.equals(some.get(0)) ? some.get(1) : module, fetch);
          }
        };
    GoProxyHandler handler =
        GoProxyHandler.builder(VerifiedSource.of(client, swapped))
            .checksumDatabase(SumDatabaseMirror.of(client))
            .build();

    try (LoopbackServer server = LoopbackServer.start(handler)) {
      List<ModuleVersion> right = some.subList(1, 5);
      assertDownloaded(download(server, "client", right), right);
      assertThat(download(server, "client", some).stdout())
          .contains("403 Forbidden")
          .contains(
              "server response: "
                  + some.get(0)
                  + ": verifying module: checksum mismatch (downloaded: "
                  + corpus.list().zipSum(some.get(1))
                  + ", "
                  + NAME
                  + ": "
                  + corpus.list().zipSum(some.get(0))
                  + ")");
    }
    assertThat(origin.asked()).doesNotHaveDuplicates();
  }
}
