package io.github.goproxy4j.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.fuzz.Effort;
import io.github.goproxy4j.fuzz.Fuzzed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** What another proxy answers: a line each for where to go, when to return and what type it is. */
@Fuzzed
class AnswerFuzzTest {
  private static final URI BASE = URI.create("https://proxy.example:8443/a%20b/c?x=y");
  private static final int LONGEST_DETAIL = 8 * 81 + " [Truncated: too many lines.]".length();

  @FuzzTest
  void answer(byte[] input) throws Exception {
    Effort.bounded(() -> check(new String(input, StandardCharsets.ISO_8859_1)));
  }

  private static void check(String input) {
    String[] lines = input.split("\n", 4);
    assertReference(lines[0]);
    if (lines.length == 4) {
      RetryAfter.parse(lines[1], Instant.EPOCH)
          .ifPresent(pause -> assertTrue(pause.compareTo(Duration.ZERO) >= 0, "in the past"));
      ErrorDetail.isText(lines[2]);
      assertDetail(lines[3].getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void assertReference(String location) {
    URI uri;
    try {
      uri = RemoteUri.reference(BASE, location);
    } catch (IllegalArgumentException e) {
      return;
    }
    assertTrue(uri.toString().chars().allMatch(c -> c > ' ' && c < 0x7F), uri::toString);
    if (RemoteUri.isHttp(uri)) {
      assertEquals(null, uri.getRawUserInfo(), "a password of a stranger");
      assertFalse(RemoteUri.shown(uri).contains("?"));
      assertEquals(RemoteUri.isSameOrigin(BASE, uri), RemoteUri.isSameOrigin(uri, BASE));
    }
  }

  /** X3: one line for a terminal, of a bounded length. */
  private static void assertDetail(byte[] body) {
    String detail = ErrorDetail.of(body);
    assertTrue(detail.getBytes(StandardCharsets.UTF_8).length <= LONGEST_DETAIL, detail);
    assertTrue(detail.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7F), detail);
  }
}
