package io.github.goproxy4j.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.Credentials.None;
import io.github.goproxy4j.access.Credentials.Password;
import io.github.goproxy4j.access.Credentials.Token;
import io.github.goproxy4j.access.Credentials.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @Test
  void areAbsentWithoutAHeader() {
    assertThat(of(Map.of())).isEqualTo(new None());
  }

  @Test
  void readsUserAndPassword() {
    assertThat(authorization(basic("alice:p:ä"))).isEqualTo(new Password("alice", "p:ä"));
    assertThat(authorization(basic("alice:"))).isEqualTo(new Password("alice", ""));
    assertThat(authorization("bASIC   " + basic("a:b").substring(6)))
        .isEqualTo(new Password("a", "b"));
  }

  @Test
  void readsTokens() {
    assertThat(authorization("Bearer abc")).isEqualTo(new Token("abc"));
    assertThat(of(Map.of("X-Api-Key", "abc"))).isEqualTo(new Token("abc"));
    assertThat(of(Map.of("X-JFrog-Art-Api", "abc"))).isEqualTo(new Token("abc"));
  }

  /** The Harness client sends a token that starts so without a scheme. */
  @Test
  void readsATokenWithoutAScheme() {
    assertThat(authorization("CIManagerAbc.def")).isEqualTo(new Token("CIManagerAbc.def"));
  }

  /** Cloudsmith's user for entitlement tokens. */
  @Test
  void readsATokenBehindTheUserOfThatName() {
    assertThat(authorization(basic("token:abc"))).isEqualTo(new Token("abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "Basic ", "Basic ?", "Basic YWJj", "Bearer ", "Bearer a b", "Digest a=b"})
  void doesNotTakeForAbsentWhatItCannotRead(String header) {
    assertThat(authorization(header)).isIn(new Unreadable(), new Token("Basic"));
  }

  @Test
  void takesAuthorizationBeforeOtherHeaders() {
    assertThat(of(Map.of("Authorization", "Digest x", "X-Api-Key", "abc")))
        .isEqualTo(new Unreadable());
  }

  @Test
  void doesNotShowSecrets() {
    assertThat(new Password("alice", "secret").toString()).isEqualTo("Password[user=alice]");
    assertThat(new Token("secret").toString()).isEqualTo("Token[]");
  }

  private static Credentials authorization(String value) {
    return of(Map.of("Authorization", value));
  }

  private static Credentials of(Map<String, String> headers) {
    return Credentials.of(name -> Optional.ofNullable(headers.get(name)));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
