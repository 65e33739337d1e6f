package io.github.goproxy4j.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.access.Credentials.Password;
import io.github.goproxy4j.access.Credentials.Token;
import io.github.goproxy4j.fuzz.Effort;
import io.github.goproxy4j.fuzz.Fuzzed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The header {@code Authorization} of anybody. */
@Fuzzed
class CredentialsFuzzTest {
  @FuzzTest
  void authorization(byte[] header) throws Exception {
    Effort.bounded(() -> check(new String(header, StandardCharsets.ISO_8859_1)));
  }

  private static void check(String header) {
    Credentials credentials = of(header);
    if (credentials instanceof Password password) {
      assertFalse(password.user().contains(":"));
      assertEquals(password, of(basic(password.user() + ":" + password.password())));
    } else if (credentials instanceof Token token) {
      assertFalse(token.value().isEmpty());
      assertTrue(token.value().indexOf(' ') < 0);
      assertEquals(token, of(basic("token:" + token.value())));
    }
  }

  private static String basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static Credentials of(String header) {
    return Credentials.of(
        name -> name.equals("Authorization") ? Optional.of(header) : Optional.empty());
  }
}
