package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("X43: netrc files as the go command reads them")
class NetrcTest {
  private static String login(String netrc, String url) throws IOException {
    Map<String, String> headers = Netrc.parse(netrc).headersFor(URI.create(url));
    if (headers.isEmpty()) {
      return "";
    }
    String basic = headers.get("Authorization").substring("Basic ".length());
    return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
  }

  /** The test data of cmd/go, in other words. */
  @Test
  void readsWhatGoReads() throws IOException {
    String netrc =
        """
        machine incomplete
        password none

        machine api.example.org
          login user
          password pwd

        machine incomlete.host
          login justlogin

        machine test.host
        login user2
        password pwd2

        machine oneline login user3 password pwd3

        machine ignore.host macdef ignore
          login nobody
          password nothing

        machine hasmacro.too macdef ignore-next-lines login user4 password pwd4
          login nobody
          password nothing

        default
        login anonymous
        password gopher@golang.org

        machine after.default
        login oops
        password too-late-in-file
        """;

    assertThat(login(netrc, "https://api.example.org/x")).isEqualTo("user:pwd");
    assertThat(login(netrc, "https://test.host")).isEqualTo("user2:pwd2");
    assertThat(login(netrc, "https://oneline/")).isEqualTo("user3:pwd3");
    assertThat(login(netrc, "https://hasmacro.too")).isEqualTo("user4:pwd4");
    for (String host :
        new String[] {"incomplete", "incomlete.host", "ignore.host", "after.default", "x.y"}) {
      assertThat(login(netrc, "https://" + host)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.com, a:1",
    "https://h.com/, a:1",
    "https://h.com/p, b:2",
    "https://h.com/p/, b:2",
    "https://h.com/p/ex.com/m/@v/list, b:2",
    "https://h.com/px/list, a:1",
    "https://h.com:8443/p/list, c:3",
    "https://sub.h.com/p, ''",
    "https://com/p, ''",
    "https://H.com/p, ''",
  })
  void looksForTheLongestPartOfTheUrl(String url, String login) throws IOException {
    String netrc =
        """
        machine h.com login a password 1
        machine https://h.com/p/ login b password 2
        machine h.com:8443 login c password 3
        machine h.com login later password 4
        """;

    assertThat(login(netrc, url)).isEqualTo(login);
  }

  @ParameterizedTest
  @CsvSource({
    "machine h.com password p login u, u:p",
    "login u password p machine h.com, ''",
    "machine h.com account a login u password p, u:p",
    "machine h.com login u password, ''",
    "default login x machine h.com login u password p, ''",
    "default login x | machine h.com login u password p, u:p",
    "a b default | machine h.com login u password p, ''",
    "login u password p | machine h.com, ''",
    "machine h.com default x login u password p, u:p",
    "default machine h.com login u password p, ''",
    "machine h.com login default password p, default:p",
  })
  void takesTheWordsOfALineInPairs(String line, String login) throws IOException {
    assertThat(login(line.replace(" | ", "\n"), "https://h.com/")).isEqualTo(login);
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("netrc"), "machine h login u password secret");

    assertThat(Credentials.netrc(file).headersFor(URI.create("https://h"))).isNotEmpty();
    assertThat(Credentials.netrc(file).toString()).doesNotContain("secret");
    assertThat(Credentials.netrc(folder.resolve("none")).headersFor(URI.create("https://h")))
        .isEmpty();
  }
}
