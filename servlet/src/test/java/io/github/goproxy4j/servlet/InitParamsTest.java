package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.FolderSource;
import jakarta.servlet.ServletException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitParamsTest {
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
  void doesNotStartWithout() {
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(ServletException.class)
        .hasStackTraceContaining("one init-param is wanted, root, not []");
  }

  @Test
  void doesNotStartWithUnknownOnes() {
    assertThatThrownBy(() -> start(Map.of("root", temp.toString(), "Root", "x")))
        .isInstanceOf(ServletException.class);
    assertThatThrownBy(() -> start(Map.of("rooot", temp.toString())))
        .hasStackTraceContaining("one init-param is wanted, root, not [rooot]");
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
