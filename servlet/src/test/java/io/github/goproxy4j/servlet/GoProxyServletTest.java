package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.servlet.RawClient.Response;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoProxyServletTest {
  private static final String LIST = "v1.0.0\nv1.1.0-RC1\nv2.0.0+incompatible\n";

  private FolderSource source;
  private JettyProxy proxy;
  private RawClient client;

  @BeforeAll
  void start(@TempDir Path temp) throws Exception {
    source = FolderSource.at(ModuleFolder.in(temp));
    proxy = JettyProxy.start(servlet(), "/ctx", "/go/*");
    client = proxy.client();
  }

  @AfterAll
  void stop() {
    proxy.close();
  }

  private GoProxyServlet servlet() {
    return new GoProxyServlet(GoProxyHandler.of(source));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /*, ''",
    "/, /, ''",
    "/, /go/*, /go",
    "/, /a/b/*, /a/b",
    "/ctx, /*, /ctx",
    "/ctx, /, /ctx",
    "/ctx, /go/*, /ctx/go",
    "/ctx/deep, /go/*, /ctx/deep/go",
    "/a%20b, /go/*, /a%20b/go",
    "/a+b, /c d/*, /a+b/c%20d",
    "/x.y, /example.com/*, /x.y/example.com",
  })
  @DisplayName("Ecosystem 3.3: works wherever it is mounted")
  void worksWhereverItIsMounted(String contextPath, String mapping, String base) throws Exception {
    try (JettyProxy mounted = JettyProxy.start(servlet(), contextPath, mapping)) {
      RawClient there = mounted.client();

      assertThat(there.get(base + "/example.com/%21azure/m/@v/list").body()).isEqualTo(LIST);
      assertThat(there.get(base + "/example.com/!azure/m/@v/v1.0.0.zip").body())
          .isEqualTo(ModuleFolder.ZIP);
      assertThat(there.get(base + "/").body()).isEqualTo("goproxy4j: a Go module proxy\n");
      assertThat(there.get(base + "/nonsense").status()).isEqualTo(404);
    }
  }

  @Test
  void exactPrefixIsTheRoot() throws IOException {
    assertThat(client.get("/ctx/go").status()).isEqualTo(200);
    assertThat(client.get("/ctx/go/").status()).isEqualTo(200);
    assertThat(client.send("HEAD", "/ctx/go").header("Content-Length")).isEqualTo("29");
  }

  @Test
  void exactMappingIsTheRoot() throws Exception {
    try (JettyProxy mounted = JettyProxy.start(servlet(), "/", "/go")) {
      assertThat(mounted.client().get("/go").body()).isEqualTo("goproxy4j: a Go module proxy\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ctx/go/example.com/!azure/m/@v/list",
        "/ctx/go/example.com/%21azure/m/@v/list",
        "/ctx/go/example.com/%21azure/m/%40v/list",
        "/ctx/go/%65xample.com/%21%61zure/m/@v/lis%74",
        "/ctx/go/example.com/!azure/m/@v/list?x=y",
        "/ctx/go/example.com/!azure/m/@v/list?x=/../..",
        "http://localhost/ctx/go/example.com/!azure/m/@v/list",
        "/ctx;s=1/go;t=2/example.com/!azure/m/@v/list"
      })
  @DisplayName("X30, X31: every spelling of the same path is the same")
  void understandsEverySpelling(String target) throws IOException {
    Response response = client.get(target);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(LIST);
    assertThat(response.header("Content-Length")).isEqualTo("" + LIST.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.1.0-!r!c1.info",
        "v1.1.0-%21r%21c1.info",
        "v2.0.0+incompatible.info",
        "v2.0.0%2Bincompatible.info",
        "v2.0.0%2bincompatible.info"
      })
  @DisplayName("Trap 33: a plus sign is not a space")
  void understandsEveryVersion(String file) throws IOException {
    Response response = client.get("/ctx/go/example.com/!azure/m/@v/" + file);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ctx/go/example.com/Azure/m/@v/list",
        "/ctx/go/example.com//!azure/m/@v/list",
        "/ctx/go/example.com/!azure/m/@v//list",
        "/ctx/go/example.com%2F!azure/m/@v/list",
        "/ctx/go/example.com%2f!azure/m/@v/list",
        "/ctx/go/example.com/!azure/m/@v%2Flist",
        "/ctx/go/example.com/%2521azure/m/@v/list",
        "/ctx/go/example.com/%21azure/m/@v/v1.0.0%252emod",
        "/ctx/go/example.com/!azure/m/@v/list;x=y",
        "/ctx/go/example.com/!azure;x=y/m/@v/list",
        "/ctx/go/example.com/!azure/m/@v;x/list",
        "/ctx/go/example.com/!azure/m/@v/list%3Bx",
        "/ctx/go/example.com/!azure/m/@v/list/",
        "/ctx/go/../secret.mod",
        "/ctx/go/../go/../secret.mod",
        "/ctx/go/%2e%2e/secret.mod",
        "/ctx/go/%2E%2E/@v/v1.0.0.mod",
        "/ctx/go/..;/@v/v1.0.0.mod",
        "/ctx/go/..;x=y/@v/v1.0.0.mod",
        "/ctx/go/..%2f@v/v1.0.0.mod",
        "/ctx/go/..%5c@v/v1.0.0.mod",
        "/ctx/go/..\\@v\\v1.0.0.mod",
        "/ctx/go/%252e%252e/@v/v1.0.0.mod",
        "/ctx/go/@v/v1.0.0.mod",
        "/ctx/go/./secret.mod",
        "/ctx/go/secret.mod",
        "/ctx/go/list",
        "/ctx/go/example.com/../secret.mod",
        "/ctx/go/example.com/!azure/m/@v/../../../../secret.mod",
        "/ctx/go/example.com/!azure/m/@v/../../../../../@v/v1.0.0.mod",
        "/ctx/go/example.com/!azure/m/@v/..%2f..%2f..%2f..%2f..%2fsecret.mod",
        "/ctx/go/example.com/!azure/m/@v/%2e%2e%2fsecret.mod",
        "/ctx/go/example.com/!azure/m%00/@v/list",
        "/ctx/go/example.com/!azure/m/@v/list%00",
        "/ctx/go/example.com/!azure/m/@v/v1.0.0.mod%00.zip",
        "/ctx/go/example.com/!azure/m/@v/list%0d%0aX:y",
        "/ctx/go/example.com/!azure/m/@v/%ff.info",
        "/ctx/go/example.com/!azure/m/@v/%c0%ae%c0%ae.info",
        "/ctx/go/example.com/!azure/m/@v/\u00e9.info",
        "/ctx/go/example.com/!azure/m/@v/%zz.info",
        "/ctx/go/example.com/!azure/m/@v/%",
        "/ctx/go/example.com/!azure/m/@v/a b.info",
        "//ctx//go//example.com/Azure/m/@v/list",
        "/ctx/go//etc/passwd",
        "/ctx/go/file:///etc/passwd",
        "/ctx/goo/example.com/!azure/m/@v/list",
        "/other/../ctx/go/../secret.mod",
      })
  @DisplayName("Trap 32: anything else is refused, by the container or by us")
  void refusesEverythingElse(String target) throws IOException {
    Response response = client.get(target);

    assertThat(response.status()).isIn(400, 404);
    assertThat(response.body())
        .doesNotContain(ModuleFolder.SECRET, "module example.com", "v1.0.0\n");
  }

  @Test
  @DisplayName("X3, trap 38: errors are ours, not pages of the container")
  void errorsArePlainText() throws IOException {
    Response response = client.get("/ctx/go/example.com/unknown/@v/list");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("example.com/unknown: unknown module\n");
    assertThat(response.header("Content-Type"))
        .isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "FOO"})
  void refusesOtherMethods(String method) throws IOException {
    Response response = client.send(method, "/ctx/go/example.com/!azure/m/@v/list", "X-Echo: me");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(response.body()).isEqualTo("method not allowed\n");
  }

  @Test
  void headHasTheLengthOfTheBody() throws IOException {
    Response head = client.send("HEAD", "/ctx/go/example.com/!azure/m/@v/v1.0.0.zip");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("" + ModuleFolder.ZIP.length());
    assertThat(head.body()).isEmpty();
    assertThat(client.send("HEAD", "/ctx/go/example.com/unknown/@v/list").body()).isEmpty();
  }

  @Test
  @DisplayName("Trap 36: parts and conditions, from one header line or several")
  void passesHeadersOn() throws IOException {
    String mod = "/ctx/go/example.com/!azure/m/@v/v1.0.0.mod";
    String tag = client.get(mod).header("ETag");
    Response part = client.get(mod, "Range: bytes=0-5");
    Response same = client.get(mod, "If-None-Match: \"x\"", "If-None-Match: " + tag);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("module");
    assertThat(part.header("Content-Length")).isEqualTo("6");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 0-5/" + ModuleFolder.GO_MOD.length());
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
  }
}
