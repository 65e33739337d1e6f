package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standalone program between the go command and everybody else: modules of its own, modules of
 * others, and a checksum database, which is the reference's.
 */
class StandaloneProxyTest {
  private static final String DATABASE = "sum.example.com/db";
  private static final String HELLO = "corp.example.com/hello";
  private static final int SMALL = 25_000;

  private static Corpus corpus;
  private static List<ModuleVersion> modules;

  @TempDir Path temp;

  private LoopbackServer upstream;
  private GoDatabase database;

  @BeforeAll
  static void fetch() throws IOException {
    corpus = Corpus.require();
    modules =
        corpus.list().modules().stream()
            .filter(module -> corpus.file(module, Kind.ZIP).toFile().length() < SMALL)
            .toList();
  }

  @BeforeEach
  void start() throws Exception {
    upstream = LoopbackServer.start(GoProxyHandler.of(FolderSource.at(corpus.downloads())));
    database = GoDatabase.start(DATABASE, 100);
  }

  @AfterEach
  void stop() {
    upstream.close();
    database.close();
  }

  private Path publishHello() throws Exception {
    Path hello = Files.createDirectory(temp.resolve("hello"));
    Files.writeString(hello.resolve("go.mod"), "module " + HELLO + "\n\ngo 1.24\n");
    Files.writeString(hello.resolve("hello.go"), "package hello\n");
    Path store = temp.resolve("store");
    Standalone.publish(hello, "v1.0.0", store);
    return store;
  }

  private Path config() throws IOException {
    return Files.writeString(
        temp.resolve("goproxy4j.yaml"),
        """
        listen: 127.0.0.1:0
        checksumDatabases:
          %s: {key: %s, url: %s, folder: sums, except: corp.example.com}
        repositories:
          private: {type: hosted, root: store}
          public:
            type: proxy
            upstream: %s,direct
            except: corp.example.com
            cache: {folder: cache}
            verify: %s
          go:
            type: group
            members: [{repository: private, modules: corp.example.com}, public]
        """
            .formatted(DATABASE, database.key(), database.url(), upstream.url(), DATABASE));
  }

  /** Downloads into the cache of a new client, which verifies with the database. */
  private GoTool.Result download(String url, String client, List<ModuleVersion> wanted)
      throws IOException {
    Path home = Files.createDirectory(temp.resolve(client));
    Map<String, String> environment = corpus.onlyFrom(url, home.resolve("modcache"));
    environment.put("GOSUMDB", database.key());
    environment.put("GONOSUMDB", "corp.example.com");
    environment.put("GOPATH", home.toString());
    return corpus
        .go()
        .run(home, environment, Corpus.words(List.of("mod", "download", "-json"), wanted));
  }

  private void assertDownloads(String url, String client, List<ModuleVersion> wanted)
      throws IOException {
    assertThat(Json.objects(download(url, client, wanted).requireSuccess().stdout()))
        .hasSameSizeAs(wanted)
        .noneSatisfy(module -> assertThat(module).containsKey("Error"))
        .filteredOn(module -> !HELLO.equals(module.get("Path")))
        .allSatisfy(corpus.list()::assertSums);
  }

  @Test
  void servesOnWhenEverybodyElseIsGone() throws Exception {
    publishHello();
    var wanted = new ArrayList<>(modules.subList(0, modules.size() - 1));
    wanted.add(ModuleVersion.of(HELLO, "v1.0.0"));
    List<ModuleVersion> notFetched = modules.subList(modules.size() - 1, modules.size());
    try (Serving serving = Standalone.serve("--config", config().toString())) {
      assertThat(serving.url()).endsWith("/go/go");
      assertDownloads(serving.url(), "first", wanted);

      upstream.close();
      database.close();

      assertDownloads(serving.url(), "second", wanted);
      assertThat(download(serving.url(), "third", notFetched).stdout())
          .contains("502 Bad Gateway", "server response: " + notFetched.get(0));
    }
    assertThat(modules).hasSizeGreaterThan(10);
  }

  @Test
  void countsAndRecordsWhatItVerifies() throws Exception {
    publishHello();
    Path config = config();
    Files.writeString(
        config,
        Files.readString(config)
            + "access: {audit: audit.jsonl}\noperations: {metrics: local, readiness: upstreams}\n");
    List<ModuleVersion> wanted = modules.subList(0, 3);
    try (Serving serving = Standalone.serve("--config", config.toString())) {
      assertDownloads(serving.url(), "first", wanted);
      assertDownloads(serving.url(), "second", wanted);

      String metrics = read(serving, "/-/metrics");
      assertThat(
              count(
                  metrics,
                  "goproxy_verifications_total\\{repository=\"public\",verdict=\"match\"}"))
          .isEqualTo(2.0 * wanted.size());
      assertThat(
              count(
                  metrics,
                  "goproxy_requests_seconds_count\\{kind=\"zip\",repository=\"go\",status=\"200\"}"))
          .isEqualTo(2.0 * wanted.size());
      assertThat(
              count(metrics, "goproxy_cache_answers_total\\{from=\"cache\",repository=\"public\"}"))
          .isGreaterThanOrEqualTo(wanted.size());
      assertThat(count(metrics, "goproxy_upstream_requests_total\\{repository=\"public\"}"))
          .isGreaterThanOrEqualTo(2.0 * wanted.size());
      assertThat(read(serving, "/-/health/ready"))
          .isEqualTo("ready\nprivate: ok\npublic: ok\npublic upstream: ok\n");
    }
    assertThat(Files.readString(temp.resolve("audit.jsonl")))
        .contains("\"event\":\"verified\",\"subject\":\"" + wanted.get(0) + ".zip\"")
        .contains("\"verdict\":\"match\"");
  }

  private static String read(Serving serving, String path) throws IOException {
    try (InputStream in = URI.create(serving.url()).resolve(path).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static double count(String metrics, String meter) {
    return Pattern.compile("(?m)^" + meter + " (.*)$")
        .matcher(metrics)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .sum();
  }

  @Test
  void takesWhatTheGoCommandHas() throws Exception {
    Path store = publishHello();
    String gosumdb = database.key() + " " + database.url();
    try (Serving serving =
        Standalone.serve(
            "--root",
            store.toString(),
            "--port",
            "0",
            "--upstream",
            upstream.url() + ",direct",
            "--gosumdb",
            gosumdb,
            "--goprivate",
            "corp.example.com")) {
      List<ModuleVersion> wanted = modules.subList(0, 3);
      assertDownloads(serving.url(), "first", wanted);
      upstream.close();
      database.close();
      assertDownloads(serving.url(), "second", wanted);
      assertDownloads(serving.url(), "third", List.of(ModuleVersion.of(HELLO, "v1.0.0")));
    }
  }

  @Test
  void refusesWhatTheDatabaseDoesNotKnow() throws Exception {
    Path unknown = Files.createDirectories(temp.resolve("others/example.com/unknown/@v"));
    Files.writeString(unknown.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(unknown.resolve("v1.0.0.mod"), "module example.com/unknown\n");
    try (Serving serving =
        Standalone.serve(
            "--root",
            temp.resolve("store").toString(),
            "--port",
            "0",
            "--upstream",
            temp.resolve("others").toUri().toString(),
            "--gosumdb",
            database.key() + " " + database.url())) {
      List<ModuleVersion> wanted = List.of(ModuleVersion.of("example.com/unknown", "v1.0.0"));
      assertThat(download(serving.url(), "first", wanted).stdout())
          .contains("403 Forbidden", "verifying go.mod: checksum missing");
    }
  }
}
