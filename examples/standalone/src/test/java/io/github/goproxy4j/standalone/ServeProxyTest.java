package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.standalone.config.ListenAddress;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One server in front of another. */
@Timeout(60)
class ServeProxyTest {
  private static final String MODULE = "example.com/m/@v/";

  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void publish() throws IOException {
    work = Workplace.in(temp);
    for (String version : List.of("v1.0.0", "v1.1.0", "v1.2.0")) {
      work.run("publish", "$m", "--version", version, "--root", "$origin");
    }
  }

  private GoProxyServer origin() throws IOException {
    return serve(ServedFolder.open(work.path("origin")).source());
  }

  private static GoProxyServer serve(ModuleSource source) throws IOException {
    GoProxyHandler handler = GoProxyHandler.of(source);
    return GoProxyServer.start(
        new ListenAddress("127.0.0.1", 0), Map.of("/", handler), Duration.ofSeconds(30));
  }

  private RunningServer proxy(URI upstream, String more) throws IOException {
    Path config =
        work.write(
            "etc/goproxy4j.yaml",
            """
            listen: 127.0.0.1:0
            repositories:
              public:
                type: proxy
                upstream: %s,direct
                cache: {folder: ../cache}
            %s
            """
                .formatted(upstream, more.indent(4)));
    return RunningServer.start(temp, "--config", config);
  }

  @Test
  void servesWhatItKeptWhenTheUpstreamIsGone() throws Exception {
    GoProxyServer origin = origin();
    try (origin;
        var proxy = proxy(origin.uri("/"), "except: example.com/private")) {
      assertThat(proxy.lines())
          .containsExactly(
              "Serving "
                  + origin.uri("/")
                  + ",direct kept in "
                  + work.path("cache")
                  + " on "
                  + proxy.base(),
              "",
              "  export GOPROXY=" + proxy.base(),
              "");
      String list = "v1.0.0\nv1.1.0\nv1.2.0\n";
      assertThat(proxy.get("/go/public/" + MODULE + "list").body()).isEqualTo(list);
      String goMod = proxy.get("/go/public/" + MODULE + "v1.0.0.mod").body();
      assertThat(goMod).isEqualTo("module example.com/m\n");
      byte[] zip = proxy.get("/go/public/" + MODULE + "v1.0.0.zip").bytes();
      assertThat(zip).isEqualTo(Files.readAllBytes(work.path("origin/" + MODULE + "v1.0.0.zip")));
      assertThat(proxy.get("/go/public/example.com/private/@v/list").body())
          .contains("disabled by GOPRIVATE/GONOPROXY");

      origin.close();

      assertThat(proxy.get("/go/public/" + MODULE + "list").body()).isEqualTo(list);
      assertThat(proxy.get("/go/public/" + MODULE + "v1.0.0.mod").body()).isEqualTo(goMod);
      assertThat(proxy.get("/go/public/" + MODULE + "v1.0.0.zip").bytes()).isEqualTo(zip);
      assertThat(proxy.get("/go/public/" + MODULE + "v1.1.0.zip").statusCode()).isEqualTo(502);
    }
    assertThat(temporaryFiles()).isEmpty();
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(work.path("cache/.cache/.staging"))) {
      return files.toList();
    }
  }

  @Test
  void servesOnlyWhatItsPolicyPermits() throws Exception {
    work.write(
        "vulndb/index/modules.json",
        "[{\"path\":\"example.com/m\",\"vulns\":[{\"id\":\"GO-2026-0001\",\"modified\":\"2026-01-01T00:00:00Z\"}]}]");
    work.write("vulndb/index/db.json", "{\"modified\":\"2026-01-01T00:00:00Z\"}");
    work.write(
        "vulndb/ID/GO-2026-0001.json",
        """
        {"id":"GO-2026-0001","modified":"2026-01-01T00:00:00Z","affected":[
          {"package":{"name":"example.com/m","ecosystem":"Go"},
           "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.1.0"}]}]}]}
        """);
    String policy =
        """
        policy:
          rules:
            - {deny: example.com/m, versions: v1.2.0, reason: has a backdoor}
          vulnerabilities: {database: ../vulndb}
        """;
    try (var origin = origin();
        var proxy = proxy(origin.uri("/"), policy)) {
      assertThat(proxy.get("/go/public/" + MODULE + "list").body()).isEqualTo("v1.1.0\n");
      assertThat(proxy.get("/go/public/example.com/m/@latest").body()).contains("v1.1.0");
      var denied = proxy.get("/go/public/" + MODULE + "v1.2.0.zip");
      assertThat(denied.statusCode()).isEqualTo(403);
      assertThat(denied.body()).contains("has a backdoor");
      assertThat(proxy.get("/go/public/" + MODULE + "v1.0.0.info").body()).contains("GO-2026-0001");
    }
  }

  @Test
  void servesTheFolderOfAnother() throws Exception {
    try (var proxy = proxy(work.path("origin").toUri(), "")) {
      assertThat(proxy.get("/go/public/" + MODULE + "v1.1.0.mod").body())
          .isEqualTo("module example.com/m\n");
    }
  }

  @Test
  void putsAFolderBeforeAnUpstreamWithoutAFile() throws Exception {
    work.write("m/go.mod", "module example.com/own\n");
    work.run("publish", "$m", "--version", "v1.0.0", "--root", "$own");
    GoProxyServer origin = origin();
    try (origin;
        var server =
            RunningServer.start(
                temp,
                "--port",
                0,
                "--root",
                work.path("own"),
                "--upstream",
                origin.uri("/") + ",direct",
                "--gosumdb",
                "off",
                "--goprivate",
                "example.com/own,example.com/secret")) {
      assertThat(server.lines())
          .containsExactly(
              "Serving 1 module from %s, then %s,direct kept in %s on %s"
                  .formatted(
                      work.path("own"),
                      origin.uri("/"),
                      work.path("own/.upstream/modules"),
                      server.base()),
              "",
              "  export GOPROXY=" + server.base(),
              "  export GONOSUMDB='example.com/own,example.com/secret'",
              "");
      assertThat(server.get("/example.com/own/@v/list").body()).isEqualTo("v1.0.0\n");
      assertThat(server.get("/" + MODULE + "v1.0.0.mod").statusCode()).isEqualTo(200);
      assertThat(server.get("/example.com/secret/@v/list").body())
          .contains("disabled by GOPRIVATE/GONOPROXY");
      origin.close();
      assertThat(server.get("/" + MODULE + "v1.0.0.mod").statusCode()).isEqualTo(200);
      assertThat(server.get("/" + MODULE + "v1.1.0.mod").statusCode()).isEqualTo(502);
    }
  }

  @Test
  void finishesDownloadsWhenItIsToldToStop() throws Exception {
    var asked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    // The common pool may have one thread, and both wait for each other.
    Executor threads = task -> new Thread(task).start();
    ModuleSource slow =
        new ForwardingSource(ServedFolder.open(work.path("origin")).source()) {
          @Override
          public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
            asked.countDown();
            assertThat(Uninterruptibles.awaitUninterruptibly(release, 30, TimeUnit.SECONDS))
                .isTrue();
            return super.zip(module, fetch);
          }
        };
    try (var origin = serve(slow);
        var proxy = proxy(origin.uri("/"), "")) {
      CompletableFuture<byte[]> download =
          CompletableFuture.supplyAsync(
              () -> bytes(proxy, "/go/public/" + MODULE + "v1.0.0.zip"), threads);
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(proxy::close, threads);
      proxy.awaitRefusal();
      assertThat(stop).isNotDone();
      release.countDown();
      assertThat(download.get(30, TimeUnit.SECONDS))
          .isEqualTo(Files.readAllBytes(work.path("origin/" + MODULE + "v1.0.0.zip")));
      stop.get(30, TimeUnit.SECONDS);
    }
  }

  private static byte[] bytes(RunningServer server, String path) {
    try {
      return server.get(path).bytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void namesWhatIsNotThereBeforeItStarts() throws IOException {
    String file =
        """
        repositories:
          p:
            type: proxy
            upstream: x.example
            cache: {folder: cache}
            policy: {vulnerabilities: {database: empty}}
        """;
    work.write("etc/goproxy4j.yaml", file);
    Files.createDirectory(work.path("etc/empty"));
    var result = work.run("serve", "--config", "$etc/goproxy4j.yaml");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "goproxy4j: "
                + work.path("etc/empty/index/modules.json")
                + ": no such file or directory");
  }
}
