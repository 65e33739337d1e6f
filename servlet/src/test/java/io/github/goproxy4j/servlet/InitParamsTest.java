package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.FolderSource;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitParamsTest {
  /** That of the example in Go's documentation of signed notes. */
  private static final String KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  @TempDir private Path temp;

  private static JettyProxy start(Map<String, String> initParams) throws Exception {
    return start(new ServletHolder(GoProxyServlet.class), initParams);
  }

  private static JettyProxy start(ServletHolder servlet, Map<String, String> initParams)
      throws Exception {
    servlet.setInitParameters(initParams);
    return JettyProxy.start(servlet, "/", "/*");
  }

  @Test
  void servesAFolder() throws Exception {
    String folder = ModuleFolder.in(temp).toString();
    try (JettyProxy proxy = start(Map.of("root", folder))) {
      assertThat(proxy.client().get("/example.com/!azure/m/@v/v1.0.0.mod").body())
          .isEqualTo(ModuleFolder.GO_MOD);
    }
  }

  @Test
  void showsPagesIfItIsToldTo() throws Exception {
    String folder = ModuleFolder.in(temp).toString();
    assertThat(home("/go", Map.of("root", folder))).doesNotContain("<html");

    Map<String, String> params = Map.of("root", folder, "pages", "show");
    assertThat(home("/go/", params))
        .contains("GOPROXY=http://127.0.0.1:")
        .contains("/we%20ird/go</code>")
        .contains("href=\"./example.com/Azure/m\"");
    assertThat(home("/go", params))
        .contains("/we%20ird/go</code>")
        .contains("href=\"./go/example.com/Azure/m\"");
    assertThatThrownBy(() -> start(Map.of("root", folder, "pages", "yes")))
        .hasStackTraceContaining("init-param pages: ")
        .hasStackTraceContaining("'yes' is not show");
  }

  private static String home(String path, Map<String, String> initParams) throws Exception {
    var servlet = new ServletHolder(GoProxyServlet.class);
    servlet.setInitParameters(initParams);
    try (JettyProxy proxy = JettyProxy.start(servlet, "/we ird", "/go/*")) {
      URI uri = URI.create("http://127.0.0.1:" + proxy.port() + "/we%20ird" + path);
      var request = HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void doesNotStartWithout() {
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(ServletException.class)
        .hasStackTraceContaining("init-param root is missing");
  }

  @Test
  void doesNotStartWithUnknownOnes() {
    assertThatThrownBy(() -> start(Map.of("root", temp.toString(), "Root", "x")))
        .hasStackTraceContaining("unknown init-param Root");
    assertThatThrownBy(() -> start(Map.of("rooot", temp.toString())))
        .hasStackTraceContaining("unknown init-param rooot");
    assertThatThrownBy(() -> start(Map.of("root", temp.toString(), "gosumdb", "off")))
        .hasStackTraceContaining("init-param gosumdb goes with upstream");
  }

  @Test
  void doesNotStartWithMalformedOnes() throws Exception {
    Path store = Files.createDirectory(temp.resolve("store"));
    assertThatThrownBy(() -> start(upstream(store, "upstream", "ftp://x")))
        .hasStackTraceContaining("init-param upstream: ");
    assertThatThrownBy(() -> start(upstream(store, "gosumdb", "a+b+c")))
        .hasStackTraceContaining("init-param gosumdb: ")
        .hasStackTraceContaining("invalid GOSUMDB");
    assertThat(store).isEmptyDirectory();
  }

  @Test
  void writesNothingIntoAFolderOfOthers() throws Exception {
    Path folder = ModuleFolder.in(temp);
    assertThatThrownBy(() -> start(upstream(folder, "gosumdb", "off")))
        .hasStackTraceContaining("init-param cache is missing, since " + folder + " is only read");
  }

  private static Map<String, String> upstream(Path root, String name, String value) {
    var all = new HashMap<>(Map.of("root", root.toString(), "upstream", "off"));
    all.put(name, value);
    return all;
  }

  @Test
  void servesAndKeepsWhatAnUpstreamHas() throws Exception {
    Path store = Files.createDirectory(temp.resolve("store"));
    Map<String, String> params;
    try (JettyProxy upstream = start(Map.of("root", ModuleFolder.in(temp).toString()))) {
      params = upstream(store, "upstream", "http://127.0.0.1:" + upstream.port());
      params.put("gosumdb", "off");
      assertServesGoMod(params, 200);
      params.put("goprivate", "example.com/Azure");
      params.put("cache", temp.resolve("cache").toString());
      assertServesGoMod(params, 404);
      params.remove("goprivate");
      params.remove("cache");
    }
    assertServesGoMod(params, 200);
    assertThat(store.resolve(".upstream/modules/example.com/!azure/m/@v/v1.0.0.mod"))
        .hasContent(ModuleFolder.GO_MOD);
  }

  /** The database is where there is none, and where nobody answers. */
  @Test
  void servesNothingThatIsNotVerified() throws Exception {
    Path store = Files.createDirectory(temp.resolve("store"));
    try (JettyProxy upstream = start(Map.of("root", ModuleFolder.in(temp).toString()))) {
      String url = "http://127.0.0.1:" + upstream.port();
      Map<String, String> params = upstream(store, "upstream", url);
      params.put("gosumdb", KEY + " " + url);
      assertServesGoMod(params, 403);
      params.put("gosumdb", KEY + " http://127.0.0.1:1");
      assertServesGoMod(params, 502);
    }
  }

  private static void assertServesGoMod(Map<String, String> params, int status) throws Exception {
    try (JettyProxy proxy = start(params)) {
      RawClient.Response answer = proxy.client().get("/example.com/!azure/m/@v/v1.0.0.mod");
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
  }

  @Test
  void doesNotStartWithAFolderThatIsNone() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> start(Map.of("root", temp.resolve("none").toString())))
        .hasStackTraceContaining("init-param root: java.nio.file.NoSuchFileException");
    assertThatThrownBy(() -> start(Map.of("root", file.toString())))
        .hasStackTraceContaining("init-param root: java.nio.file.NotDirectoryException");
  }

  @Test
  void doesNotStartWithAHandlerAndInitParams() throws Exception {
    var servlet = new GoProxyServlet(GoProxyHandler.of(FolderSource.at(temp)));

    assertThatThrownBy(() -> start(new ServletHolder(servlet), Map.of("root", temp.toString())))
        .hasStackTraceContaining("init-params of a servlet that has its handler: [root]");
  }
}
