package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Grant;
import io.github.goproxy4j.access.PrincipalAccess;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoImportPagesTest {
  private static final String HOST = "go.example.com";
  private static final URI PROXY = URI.create("https://go.example.com/go/private");
  private static final ModuleSource MODULES =
      MapSource.of(
          SampleModule.of("go.example.com/team/Mod", "v1.0.0"),
          SampleModule.of("go.example.com/team/Mod/v2", "v2.0.0"),
          SampleModule.of("go.example.com/team/Mod/nested", "v1.0.0"));

  private final RequestHandler pages = GoImportPages.of(HOST, PROXY, MODULES);

  private static Exchange get(RequestHandler handler, String path, String query)
      throws IOException {
    return Exchange.of(handler, ProxyRequest.get(path).withQuery(Optional.of(query)));
  }

  @ParameterizedTest
  @CsvSource({
    "/team/Mod, go.example.com/team/Mod",
    "/team/Mod/pkg/sub, go.example.com/team/Mod",
    "/team/Mod/v2/pkg, go.example.com/team/Mod/v2",
    "/team/Mod/nested, go.example.com/team/Mod/nested",
    "/team/%4Dod/nestedness, go.example.com/team/Mod"
  })
  @DisplayName("X71, X72: the module with the longest path that a package may be in")
  void namesTheModuleAndTheProxy(String path, String module) throws IOException {
    Exchange page = get(pages, path, "go-get=1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text())
        .contains(
            "<meta name=\"go-import\" content=\"" + module + " mod " + PROXY + "\">\n<title>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/team", "/team/mod", "/team/..", "/team/%2e%2e/Mod", "/con"})
  void hasNoPageForOtherPackages(String path) throws IOException {
    assertThat(get(pages, path, "go-get=1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "go-get", "go-get=2", "xgo-get=1"})
  void hasPagesForTheGoCommandAlone(String query) throws IOException {
    assertThat(get(pages, "/team/Mod", query).status()).isEqualTo(404);
  }

  @Test
  void findsItsQueryAmongOthers() throws IOException {
    assertThat(get(pages, "/team/Mod", "a=b&go-get=1").status()).isEqualTo(200);
  }

  @Test
  void saysNothingAboutWhatTheCallerMayNotRead() throws IOException {
    AccessControl access =
        PrincipalAccess.builder()
            .grant(
                new Grant("alice", Set.of(Action.READ), ModulePatterns.of(HOST), Optional.empty()))
            .build();
    RequestHandler guarded = GoImportPages.of(HOST, PROXY, MODULES, access);

    assertThat(get(guarded, "/team/Mod", "go-get=1").status()).isEqualTo(401);
    assertThat(get(guarded, "/team/unknown", "go-get=1").status()).isEqualTo(401);
    assertThat(as(guarded, "bob").status()).isEqualTo(404);
    assertThat(as(guarded, "alice").status()).isEqualTo(200);
    assertThat(as(guarded, "alice").header("Cache-Control")).startsWith("private");
  }

  private static Exchange as(RequestHandler handler, String user) throws IOException {
    var sender = new Sender(Optional.empty(), Optional.of(user), role -> false);
    return Exchange.of(
        handler, ProxyRequest.get("/team/Mod").withQuery(Optional.of("go-get=1")).from(sender));
  }
}
