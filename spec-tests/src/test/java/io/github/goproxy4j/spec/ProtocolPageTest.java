package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.page.ModulePages;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.publish.Upload;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts the requests of the protocol reference to a handler, in their order. */
class ProtocolPageTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/protocol.md");
  private static final Pattern UPLOADED = Pattern.compile("/(.+)/@v/(.+)\\.zip");

  @TempDir Path temp;

  /**
   * A request and the answer to it. Headers that are not named may be there, too.
   *
   * @param body what the answer has, if that is told
   */
  private record Exchange(
      String method,
      String path,
      Map<String, String> sent,
      int status,
      Map<String, String> received,
      String body) {

    static Exchange parse(String block) {
      String[] parts = block.split("\n\n", 3);
      String[] request = parts[0].split(" |\n", 3);
      String[] answer = parts[1].split("\n", 2);
      return new Exchange(
          request[0],
          request[1],
          headers(request.length < 3 ? "" : request[2]),
          Integer.parseInt(answer[0].strip()),
          headers(answer.length < 2 ? "" : answer[1]),
          parts.length < 3 ? "" : parts[2]);
    }

    private static Map<String, String> headers(String lines) {
      Map<String, String> headers = new HashMap<>();
      lines.lines().map(line -> line.split(": ", 2)).forEach(h -> headers.put(h[0], h[1]));
      return headers;
    }

    ProxyRequest request() {
      var request = ProxyRequest.of(method, path, sent);
      if (!method.equals("PUT")) {
        return request;
      }
      var uploaded = UPLOADED.matcher(path);
      assertThat(uploaded.matches()).isTrue();
      byte[] zip = SampleModule.of(uploaded.group(1), uploaded.group(2)).zip();
      return request.withContent(() -> new ByteArrayInputStream(zip));
    }

    void compare(ProxyResponse response) throws IOException {
      assertThat(response.status()).as("%s", this).isEqualTo(status);
      received.forEach(
          (name, value) ->
              assertThat(response.headers().get(name)).as("%s", this).matches(pattern(value)));
      var sent = new ByteArrayOutputStream();
      response.body().writeTo(sent);
      if (!body.isEmpty()) {
        assertThat(sent.toString(StandardCharsets.UTF_8).strip())
            .as("%s", this)
            .matches(pattern(body.strip()));
      }
    }

    /** Dots stand for anything but nothing. */
    private static Pattern pattern(String text) {
      return Pattern.compile("\\Q" + text.replace("...", "\\E.+\\Q") + "\\E", Pattern.DOTALL);
    }
  }

  @Test
  void everyExchangeIsAsThePageSays() throws Exception {
    List<Exchange> exchanges =
        PAGE.sections().stream()
            .flatMap(section -> section.blocks("http").stream())
            .map(Exchange::parse)
            .toList();
    assertThat(exchanges).hasSizeGreaterThan(10);
    GoProxyHandler handler = handler();
    for (Exchange exchange : exchanges) {
      try (ProxyResponse response = handler.handle(exchange.request())) {
        exchange.compare(response);
      }
    }
  }

  private GoProxyHandler handler() throws IOException {
    var store = MemoryStore.stagingIn(temp);
    Publisher publisher = Publisher.builder(store).build();
    for (String version : List.of("v1.0.0", "v1.1.0", "v1.2.0-rc.1")) {
      SampleModule module = SampleModule.of("example.com/m", version);
      try (Upload upload = upload(module)) {
        publisher.publish(upload, path -> {});
      }
    }
    HostedSource source = HostedSource.of(store);
    return GoProxyHandler.builder(source)
        .describer(ModuleDescriber.of(source, store))
        .access(AccessControl.OPEN)
        .publisher(publisher)
        .removal(publisher)
        .pages(ModulePages.create())
        .build();
  }

  private static Upload upload(SampleModule module) {
    Upload archive = Upload.EMPTY.withArchive(Blob.ofBytes(module.zip()));
    return archive.withHints(archive.hints().withTime(module.time()));
  }
}
