package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.ProxyResponse.Empty;
import io.github.goproxy4j.protocol.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A request of anybody: a line with the method, one with the path, and one for every header. */
@Fuzzed
class RequestFuzzTest {
  private static final GoProxyHandler HANDLER = GoProxyHandler.of(new OneModule());
  private static final Set<Integer> STATUSES = Set.of(200, 206, 304, 404, 405, 412, 416);
  private static final int MAX_TEXT = 700;

  @FuzzTest
  void request(byte[] input) throws Exception {
    Effort.bounded(() -> check(input));
  }

  private static void check(byte[] input) throws IOException {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 8);
    String path = lines.length > 1 ? lines[1] : lines[0];
    assertRoute(path);
    assertRoute(Utf8.decode(path.getBytes(StandardCharsets.ISO_8859_1)));

    var headers = new TreeMap<String, String>();
    for (int i = 2; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers.put(header[0], header.length == 2 ? header[1].strip() : "");
    }
    assertAnswered(ProxyRequest.of(lines[0], path, headers));
    assertAnswered(ProxyRequest.of("GET", path, headers));
    assertAnswered(ProxyRequest.of("HEAD", path, headers));
  }

  private static void assertRoute(String path) {
    Route route = Route.parse(path);
    assertFalse(route.subject().isEmpty());
    canonicalPath(route).ifPresent(same -> assertEquals(route, Route.parse("/" + same), path));
    if (route instanceof Route.Unknown unknown) {
      assertFalse(unknown.reason().isEmpty());
      assertTrue(unknown.reason().chars().noneMatch(c -> c == '\n' || c == '\r'), "not one line");
      assertTrue(unknown.reason().length() <= 300 + 20 * path.length(), "reason without bounds");
    } else if (route instanceof Route.SumDatabase database) {
      assertFalse(("/" + database.name() + "/").contains("/../"));
    }
  }

  /** E1-E3: where the library itself would ask for this. */
  private static Optional<String> canonicalPath(Route route) {
    if (route instanceof Route.Versions list) {
      return Optional.of(ModuleFile.escapedListPath(list.path()));
    } else if (route instanceof Route.Info info) {
      return Optional.of(ModuleFile.escapedPath(info.path(), info.query()));
    } else if (route instanceof Route.GoMod file) {
      return Optional.of(new ModuleFile(file.module(), Kind.MOD).escapedPath());
    } else if (route instanceof Route.Zip file) {
      return Optional.of(new ModuleFile(file.module(), Kind.ZIP).escapedPath());
    } else if (route instanceof Route.SumLookup lookup && isPlain(lookup.name())) {
      return Optional.of(
          "sumdb/" + lookup.name() + "/" + ModuleFile.escapedLookupPath(lookup.module()));
    } else if (route instanceof Route.SumTile part && isPlain(part.name())) {
      return Optional.of("sumdb/" + part.name() + "/" + part.tile().path());
    }
    return Optional.empty();
  }

  /** Whether the name of a database has nothing in it that would have to be encoded. */
  private static boolean isPlain(String name) {
    return name.matches("[\\w.~:/-]+");
  }

  private static void assertAnswered(ProxyRequest request) throws IOException {
    try (ProxyResponse response = HANDLER.handle(request)) {
      int status = response.status();
      assertTrue(STATUSES.contains(status), () -> "status " + status);
      assertHeaders(response.headers());
      var body = new ByteArrayOutputStream();
      response.body().writeTo(body);
      assertEquals(response.body().length(), body.size());
      if (request.method().equals("HEAD") || status == 304) {
        assertTrue(response.body() instanceof Empty, "a body that must not be");
      } else {
        String length = response.headers().get("Content-Length");
        assertEquals(Integer.toString(body.size()), length);
      }
      if (status >= 400) {
        String text = body.toString(StandardCharsets.UTF_8);
        assertTrue(text.length() <= MAX_TEXT, "X3: too long to be shown");
        assertTrue(text.isEmpty() || text.indexOf('\n') == text.length() - 1, "X3: not one line");
      }
    }
  }

  private static void assertHeaders(Map<String, String> headers) {
    headers.forEach(
        (name, value) ->
            assertTrue(value.chars().allMatch(c -> c >= ' ' && c < 0x7F), () -> name + value));
  }
}
