package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.access.UserFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAccessTest {
  private static final ModuleSource MODULES =
      MapSource.of(
          SampleModule.of("example.com/open", "v1.0.0"),
          SampleModule.of("example.com/secret", "v1.0.0"));

  @TempDir Path folder;
  private AccessControl access;

  @BeforeEach
  void writeUsers() throws IOException {
    Path users = folder.resolve("users");
    Files.write(
        users,
        List.of(
            "token alice " + SecretHash.ofToken("abc").text(),
            "token bob " + SecretHash.ofToken("def").text(),
            "grant * read example.com/open",
            "grant alice read example.com"));
    access = UserFile.at(users).in("");
  }

  private Exchange get(String path, Map<String, String> headers) throws IOException {
    return get(GoProxyHandler.builder(MODULES).access(access).build(), path, headers);
  }

  private static Exchange get(GoProxyHandler handler, String path, Map<String, String> headers)
      throws IOException {
    return Exchange.of(handler, ProxyRequest.of("GET", path, headers).from(Sender.at("192.0.2.1")));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/example.com/secret/@v/list",
        "/example.com/secret/@latest",
        "/example.com/secret/@v/v1.0.0.info",
        "/example.com/secret/@v/main.info",
        "/example.com/secret/@v/v1.0.0.mod",
        "/example.com/secret/@v/v1.0.0.zip",
        "/example.com/unknown/@v/list",
        "/sumdb/sum.golang.org/lookup/example.com/secret@v1.0.0"
      })
  void asksStrangersToLogInWhetherTheModuleIsThereOrNot(String path) throws IOException {
    Exchange answer = get(path, Map.of());
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"Go modules\", charset=\"UTF-8\"");
    assertThat(answer.text()).matches("example.com/(secret|unknown): log in to read it\n");

    assertThat(get(path, bearer("def")).status()).isEqualTo(403);
    assertThat(get(path, bearer("def")).text()).contains(": bob may not read it\n");
    assertThat(get(path, bearer("abc")).status()).isIn(200, 404);
  }

  @Test
  void servesWhatMayBeRead() throws IOException {
    assertThat(get("/example.com/secret/@v/list", bearer("abc")).text()).isEqualTo("v1.0.0\n");
    assertThat(get("/example.com/open/@v/list", Map.of()).text()).isEqualTo("v1.0.0\n");
    assertThat(get("/", Map.of()).status()).isEqualTo(200);
    assertThat(get("/sumdb/sum.golang.org/supported", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void refusesWrongCredentialsEvenForWhatEverybodyMayRead() throws IOException {
    Exchange answer = get("/example.com/open/@v/list", bearer("wrong"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("wrong credentials\n");
  }

  @Test
  void saysWhenToTryAgainAfterTooManyWrongCredentials() throws IOException {
    for (int i = 0; i < 10; i++) {
      get("/example.com/open/@v/list", bearer("wrong" + i));
    }
    Exchange answer = get("/example.com/open/@v/list", bearer("abc"));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(get("/example.com/open/@v/list", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void mayDenyThatTheModuleIsThere() throws IOException {
    GoProxyHandler handler =
        GoProxyHandler.builder(MODULES).access(access).denial(Denial.NOT_FOUND).build();

    Exchange hidden = get(handler, "/example.com/secret/@v/list", bearer("def"));
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.text()).isEqualTo("example.com/secret: unknown module\n");
    assertThat(get(handler, "/example.com/secret/@v/list", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void letsNoSharedCacheKeepAnything() throws IOException {
    assertThat(get("/example.com/open/@v/list", Map.of()).header("Cache-Control"))
        .isEqualTo("private, max-age=60");
    assertThat(get("/example.com/open/@v/v1.0.0.zip", Map.of()).header("Cache-Control"))
        .isEqualTo("private, max-age=3600, must-revalidate");
  }

  @Test
  void asksNoSourceAboutWhatMayNotBeRead() throws IOException {
    ModuleSource untouchable =
        new ForwardingSource(MODULES) {
          @Override
          public List<SemVer> versions(ModulePath path, Fetch fetch) {
            throw new IllegalStateException("asked");
          }
        };
    GoProxyHandler handler = GoProxyHandler.builder(untouchable).access(access).build();
    assertThat(get(handler, "/example.com/secret/@v/list", bearer("def")).status()).isEqualTo(403);
  }

  @Test
  void isUnavailableIfNobodyCanTellWhoAsks() throws IOException {
    AccessControl broken =
        asker -> {
          throw new IOException("no directory server");
        };
    GoProxyHandler handler = GoProxyHandler.builder(MODULES).access(broken).build();
    Exchange answer = get(handler, "/example.com/open/@v/list", Map.of());
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("directory");
  }
}
