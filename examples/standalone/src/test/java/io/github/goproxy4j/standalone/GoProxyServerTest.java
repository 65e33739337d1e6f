package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.standalone.config.ListenAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

class GoProxyServerTest {
  private static final ProxyResponse TEXT =
      new ProxyResponse(200, Map.of("Content-Length", "2"), new ProxyResponse.Text("ok"));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The connection still counts as one with a request while its answer is already here. */
  @RepeatedTest(20)
  @Timeout(20)
  void stopsAtOnceBehindAnAnswer() throws Exception {
    var server =
        GoProxyServer.start(
            new ListenAddress("127.0.0.1", 0), Map.of("/", r -> TEXT), Duration.ofMinutes(1));
    URI uri = server.uri("/").resolve("/");
    try (server) {
      var answer = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("ok");
    }
  }
}
