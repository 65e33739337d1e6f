package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  /** A login of the container can have any name, and people read this file in a terminal. */
  @ParameterizedTest
  @MethodSource("names")
  void writesNamesInOneLineOfPlainText(String name, String written) throws Exception {
    log(name);
    assertThat(Files.readString(folder.resolve("audit")))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:00:00Z\",\"event\":\"deleted\",\"subject\":\"example.com/m\","
                + "\"user\":\""
                + written
                + "\",\"address\":\"192.0.2.1\"}\n");
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("a\r\nb", "a\\r\\nb"),
        Arguments.of("\"alice\\", "\\\"alice\\\\"),
        Arguments.of("\u001b[2Jalice", "\\u001B[2Jalice"),
        Arguments.of("\u009b2Jalice", "\\u009B2Jalice"),
        Arguments.of("al\u202eice", "al\\u202Eice"),
        Arguments.of("\u00e4lice", "\\u00E4lice"));
  }

  @Test
  void goesOnAfterATextThatIsNoUnicode() throws Exception {
    log("alice\ud800", "bob");
    assertThat(Files.readAllLines(folder.resolve("audit"))).hasSize(2);
  }

  private void log(String... users) throws Exception {
    try (AuditLog audit = AuditLog.appendingTo(folder.resolve("audit"), CLOCK)) {
      ProxyListener listener = audit.failingAlone();
      for (String user : users) {
        var by = new ProxyEvent.Origin(Optional.of(user), Optional.of("192.0.2.1"));
        listener.happened(new ProxyEvent.Deleted("example.com/m", by));
      }
    }
  }
}
