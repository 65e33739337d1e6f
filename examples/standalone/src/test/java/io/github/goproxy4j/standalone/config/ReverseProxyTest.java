package io.github.goproxy4j.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseProxyTest {
  private static ReverseProxy believing(String... ranges) {
    return new ReverseProxy(
        List.of(ranges).stream().map(range -> AddressRange.parse(range).orElseThrow()).toList(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // asks     | X-Forwarded-For                   | client
        "127.0.0.1  | 192.0.2.1                         | 192.0.2.1",
        "127.0.0.1  | 192.0.2.66, 192.0.2.1             | 192.0.2.1",
        "127.0.0.1  | 192.0.2.66,192.0.2.1,10.1.2.3     | 192.0.2.1",
        "10.1.255.9 | 192.0.2.66, 192.0.2.1, 127.0.0.1  | 192.0.2.1",
        "127.0.0.1  | 10.1.0.1, 10.1.0.2                | 10.1.0.1",
        "127.0.0.1  | ''                                | 127.0.0.1",
        "127.0.0.1  | 'unknown'                         | 127.0.0.1",
        "127.0.0.1  | 192.0.2.66, unknown, 10.1.0.2     | 10.1.0.2",
        "127.0.0.1  | 192.0.2.1, localhost              | 127.0.0.1",
        "127.0.0.1  | 192.0.2.1:5678                    | 192.0.2.1",
        "127.0.0.1  | [2001:db8::1]:5678                | 2001:db8::1",
        "127.0.0.1  | 2001:DB8:0:0::1                   | 2001:db8::1",
        "127.0.0.1  | 127.0.0.1.example.com             | 127.0.0.1",
        "127.0.0.1  | 1                                 | 127.0.0.1",
        "[0:0:0:0:0:0:0:1] | 192.0.2.1                  | 192.0.2.1",
        "::ffff:10.1.0.1   | 192.0.2.1                  | 192.0.2.1",
        "fd00:1::7%eth0    | 192.0.2.1                  | 192.0.2.1",
        "192.0.2.7  | 192.0.2.1                         | 192.0.2.7",
        "10.2.0.1   | 192.0.2.1                         | 10.2.0.1",
        "fd01::1    | 192.0.2.1                         | fd01::1",
        "somewhere  | 192.0.2.1                         | somewhere",
      })
  void theClientIsTheLastWhoIsNotBelieved(String peer, String forwardedFor, String client) {
    ReverseProxy front = believing("127.0.0.1", "::1", "10.1.0.0/16", "fd00::/16");

    assertThat(front.clientOf(peer, forwardedFor)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.1.0.1/16",
        "10.0.0.0/33",
        "0.0.0.0/0",
        "::/0",
        "10.1.0.0/",
        "10.1/16",
        "10.1.0.0/08",
        "fd00::/129",
        "[::1]",
        "10.1.0.0/16 "
      })
  void believesNoRangeThatSaysSomethingElse(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void tellsHandlersWhoAsksAndWhere() throws Exception {
    var seen = new AtomicReference<ProxyRequest>();
    var front =
        new ReverseProxy(
            believing("127.0.0.1").addresses(), Optional.of(URI.create("https://go.example.com")));
    ProxyRequest request =
        ProxyRequest.of("GET", "/", Map.of("X-Forwarded-For", "192.0.2.1"))
            .from(Sender.at("127.0.0.1"));
    for (String path : new String[] {"/go/a", "/"}) {
      front
          .before(
              path,
              asked -> {
                seen.set(asked);
                return new ProxyResponse(200, Map.of(), new ProxyResponse.Empty());
              })
          .handle(request)
          .close();
      assertThat(seen.get().sender().address()).contains("192.0.2.1");
      assertThat(seen.get().mount().url())
          .contains(URI.create("https://go.example.com" + (path.equals("/") ? "" : path)));
    }
  }
}
