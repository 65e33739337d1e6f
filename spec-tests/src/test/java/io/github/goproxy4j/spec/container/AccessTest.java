package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.access.UserFile;
import io.github.goproxy4j.protocol.GoImportPages;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.RequestHandler;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.spec.GoTool;
import io.github.goproxy4j.upstream.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The go command logs in over TLS in all the ways that it knows. */
class AccessTest {
  private static final String MODULE = "example.com/Azure/SDK";
  private static final String OPEN = "example.com/pseudo";

  private static PublishedModules modules;
  private static SelfSigned tls;
  private static AccessControl access;
  private static StartedServer server;

  @TempDir Path temp;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    GoTool.require();
    modules = PublishedModules.in(folder);
    tls = SelfSigned.make(folder);
    Path users = folder.resolve("users");
    Files.write(
        users,
        List.of(
            "user  alice " + SecretHash.ofPassword("p@ss:word").text(),
            "token alice " + SecretHash.ofToken("abc").text(),
            "token bob   " + SecretHash.ofToken("def").text(),
            "grant alice read",
            "grant *     read " + OPEN));
    access = UserFile.at(users).in("");
    server = JdkServer.startSecure(handler(), tls.context());
  }

  private static GoProxyHandler handler() {
    return GoProxyHandler.builder(HostedSource.of(modules.store())).access(access).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String authority() {
    return "127.0.0.1:" + server.port();
  }

  private GoClient client(String userInfo, String auth) throws IOException {
    GoClient client = GoClient.of("https://" + userInfo + authority(), temp);
    client.environment().put("SSL_CERT_FILE", tls.certificate().toString());
    client.environment().put("GOAUTH", auth);
    return client;
  }

  private static GoTool.Result list(GoClient client, String module) {
    return client
        .tool()
        .run(client.work(), client.environment(), "list", "-m", "-versions", module);
  }

  private static void assertReads(GoClient client) {
    GoTool.Result result = list(client, MODULE);
    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).isEqualTo(MODULE + " v1.0.0 v1.1.0 v1.2.0-RC1\n");
    assertThat(client.go("mod", "download", "-json", MODULE + "@v1.0.0"))
        .contains(modules.sums().get(MODULE + "@v1.0.0"));
  }

  @Test
  void asksStrangersToLogIn() throws IOException {
    GoClient stranger = client("", "off");

    GoTool.Result result = list(stranger, MODULE);

    assertThat(result.stderr()).contains("401", MODULE + ": log in to read it");
    assertThat(list(stranger, OPEN).stdout()).isEqualTo(OPEN + "\n");
  }

  @Test
  void readsNetrc() throws IOException {
    GoClient alice = client("", "netrc");
    Path netrc = temp.resolve("netrc");
    Files.writeString(netrc, "machine " + authority() + " login alice password p@ss:word\n");
    alice.environment().put("NETRC", netrc.toString());
    assertReads(alice);
  }

  @Test
  void takesAPasswordOrATokenFromTheUrl() throws IOException {
    assertReads(client("alice:p%40ss%3Aword@", "off"));
  }

  @Test
  void takesATokenFromTheUrl() throws IOException {
    assertReads(client("token:abc@", "off"));
  }

  @Test
  void takesATokenFromACommand() throws IOException {
    assertReads(client("", "/bin/sh " + command("Authorization: Bearer abc")));
  }

  @Test
  void takesAnApiKeyFromACommand() throws IOException {
    assertReads(client("", "/bin/sh " + command("X-Api-Key: abc")));
  }

  private Path command(String header) throws IOException {
    Path script = temp.resolve("auth.sh");
    Files.writeString(script, "printf 'https://" + authority() + "\\n\\n" + header + "\\n\\n'\n");
    return script;
  }

  @Test
  void tellsWhoMayNotReadAModule() throws IOException {
    GoTool.Result result = list(client("bob:def@", "off"), MODULE);
    assertThat(result.stderr()).contains("403", MODULE + ": bob may not read it");
  }

  @Test
  void tellsThatAPasswordIsWrong() throws IOException {
    GoTool.Result result = list(client("alice:wrong@", "off"), MODULE);
    assertThat(result.stderr()).contains("401", "wrong credentials").doesNotContain("wrong@");
  }

  /** X70-X72: neither GOPROXY nor a certificate for the host, which exists in the paths alone. */
  @Test
  void findsModulesByTheirHost() throws Exception {
    String host = "example.com";
    ModuleSource hosted = HostedSource.of(modules.store());
    GoProxyHandler proxy = GoProxyHandler.of(hosted);
    RequestHandler pages =
        GoImportPages.of(host, URI.create("http://" + host + "/-/go/private"), hosted);
    RequestHandler all =
        request ->
            request.rawPath().startsWith("/-/go/private/")
                ? proxy.handle(below(request))
                : pages.handle(request);
    try (StartedServer plain = JdkServer.startAtRoot(all)) {
      GoClient client = GoClient.of("off", temp);
      client
          .environment()
          .putAll(
              Map.of(
                  "GOPRIVATE",
                  host,
                  "GONOPROXY",
                  host,
                  "GOINSECURE",
                  host,
                  "HTTP_PROXY",
                  "http://127.0.0.1:" + plain.port(),
                  "HTTPS_PROXY",
                  "http://127.0.0.1:1",
                  "NO_PROXY",
                  ""));
      Files.writeString(
          client.work().resolve("main.go"),
          "package main\n\nimport sdk \"example.com/Azure/SDK/v2\"\n\nvar _ = sdk.X\n\nfunc main() {}\n");

      client.go("get", "example.com/Azure/SDK/v2");

      assertThat(client.go("list", "-m", "all")).contains("example.com/Azure/SDK/v2 v2.0.0");
      assertThat(list(client, MODULE).stdout()).isEqualTo(MODULE + " v1.0.0 v1.1.0 v1.2.0-RC1\n");
      assertThat(list(client, "example.com/unknown").stderr())
          .contains("unrecognized import path \"example.com/unknown\"");
    }
  }

  private static ProxyRequest below(ProxyRequest request) {
    return ProxyRequest.of(
        request.method(), request.rawPath().substring("/-/go/private".length()), request.headers());
  }
}
