package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.access.UserFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.page.Browser.Page;
import io.github.goproxy4j.protocol.Denial;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleCatalog;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAccessTest {
  private static final List<String> PATHS =
      List.of("example.com/open", "example.com/secret", "example.com/secret/deeper");

  @TempDir Path folder;
  private AccessControl access;

  /** Modules that are all at hand. */
  private static final class Listed extends ForwardingSource implements ModuleCatalog {
    Listed(ModuleSource source) {
      super(source);
    }

    @Override
    public ModuleCatalog catalog() {
      return this;
    }

    @Override
    public List<ModulePath> modules(String after, int limit) {
      return PATHS.stream()
          .filter(path -> path.compareTo(after) > 0)
          .limit(limit)
          .map(ModulePath::parse)
          .toList();
    }

    @Override
    public Optional<Long> zipSize(ModuleVersion module) {
      return Optional.empty();
    }
  }

  @BeforeEach
  void writeUsers() throws IOException {
    write(
        "grant * read example.com/open", "grant alice read example.com", "grant carol publish x.y");
  }

  private void write(String... grants) throws IOException {
    Path users = folder.resolve("users" + grants.length);
    var lines =
        new ArrayList<>(
            List.of(
                "token alice " + SecretHash.ofToken("abc").text(),
                "token bob " + SecretHash.ofToken("def").text(),
                "token carol " + SecretHash.ofToken("ghi").text()));
    lines.addAll(List.of(grants));
    Files.write(users, lines);
    access = UserFile.at(users).in("");
  }

  private Browser browser(Denial denial) {
    ModuleSource source =
        new Listed(
            MapSource.of(
                SampleModule.of("example.com/open", "v1.0.0"),
                SampleModule.of("example.com/secret", "v1.0.0")));
    return Browser.of(
        GoProxyHandler.builder(source)
            .access(access)
            .denial(denial)
            .pages(ModulePages.create())
            .build());
  }

  private Browser stranger() {
    return browser(Denial.FORBIDDEN);
  }

  private Browser as(String user, String token) {
    return as(user, token, Denial.FORBIDDEN);
  }

  private Browser as(String user, String token, Denial denial) {
    byte[] credentials = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    return browser(denial)
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/?q=example", "/?q=secret", "/?after=example.com/open", "/?q=deeper"})
  void whatMayNotBeReadIsNotFoundNorCounted(String path) throws IOException {
    Page page = stranger().get(path).isWellFormed();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.links()).noneMatch(link -> link.contains("/secret"));
    assertThat(page.seen()).doesNotContain("example.com/secret").doesNotContain("More modules");
    assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void everyVisitorSeesTheirModules() throws IOException {
    assertThat(as("alice", "abc").get("/").links()).contains("./example.com/secret/deeper");
    assertThat(as("bob", "def").get("/").links())
        .contains("./example.com/open")
        .doesNotContain("./example.com/secret");
  }

  @Test
  void aSearchForAPathThatMayNotBeReadOffersNothing() throws IOException {
    assertThat(as("alice", "abc").get("/?q=example.com/other").links())
        .contains("./example.com/other");
    assertThat(as("bob", "def").get("/?q=example.com/other").links())
        .doesNotContain("./example.com/other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/example.com/secret", "/example.com/secret@v1.0.0", "/example.com/unknown"})
  void strangersAreAskedToLogIn(String path) throws IOException {
    Page page = stranger().get(path).isWellFormed();

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.header("WWW-Authenticate")).startsWith("Basic ");
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.seen()).contains("Log in", path.replace("@v1.0.0", "").substring(1));
  }

  @Test
  void othersAreToldWhatGoCommandsAreTold() throws IOException {
    assertThat(as("bob", "def").get("/example.com/secret").status()).isEqualTo(403);
    Page hidden = as("bob", "def", Denial.NOT_FOUND).get("/example.com/secret");
    Page absent = as("alice", "abc").get("/example.com/nothing");

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.text().replace("/secret", "/nothing")).isEqualTo(absent.text());
    assertThat(as("alice", "abc").get("/example.com/secret").status()).isEqualTo(200);
  }

  @Test
  void wrongCredentialsAreAskedForAgain() throws IOException {
    Page page = as("alice", "wrong").get("/").isWellFormed();

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.seen()).contains("wrong credentials");
  }

  @Test
  void whoMayReadNothingIsRefused() throws IOException {
    write("grant alice read example.com");

    assertThat(stranger().get("/").status()).isEqualTo(401);
    assertThat(as("bob", "def").get("/").status()).isEqualTo(403);
    assertThat(as("alice", "abc").get("/").status()).isEqualTo(200);
    assertThat(stranger().get("/-/style.css").status()).isEqualTo(200);
  }

  @Test
  void whoIsNotLoggedInMayDoSo() throws IOException {
    assertThat(stranger().get("/").links()).contains("./?login");
    assertThat(stranger().get("/?login").status()).isEqualTo(401);
    Page page = as("alice", "abc").get("/?login");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.seen()).contains("Logged in as alice");
    assertThat(page.links()).doesNotContain("./?login");
  }

  @Test
  void whereEverybodyMayReadNobodyIsAskedToLogIn() throws IOException {
    access = AccessControl.READ_ONLY;
    Page page = stranger().get("/?login");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.links()).doesNotContain("./?login");
    assertThat(page.header("Cache-Control")).isEqualTo("public, no-cache");
  }

  @Test
  void statusIsForThoseWhoChangeModules() throws IOException {
    assertThat(stranger().get("/-/status").status()).isEqualTo(401);
    assertThat(as("alice", "abc").get("/-/status").status()).isEqualTo(403);
    assertThat(as("alice", "abc").get("/").links()).noneMatch(link -> link.contains("status"));
    assertThat(as("carol", "ghi").get("/-/status").status()).isEqualTo(200);
    assertThat(as("carol", "ghi").get("/").links()).contains("./-/status");
    access = AccessControl.READ_ONLY;
    assertThat(stranger().get("/-/status").status()).isEqualTo(403);
    access = AccessControl.OPEN;
    assertThat(stranger().get("/-/status").status()).isEqualTo(200);
  }
}
