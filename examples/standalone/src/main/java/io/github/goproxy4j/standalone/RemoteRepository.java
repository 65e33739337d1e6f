package io.github.goproxy4j.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A repository of a server that takes uploads. */
final class RemoteRepository {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final int LONGEST_ANSWER = 64 << 10;
  private static final int CREATED = 201;

  private final String url;
  private final Optional<String> token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  RemoteRepository(URI url, Optional<String> token) {
    this.url = url.toString().replaceAll("/+$", "");
    this.token = token;
  }

  /** Uploads an archive, and says in a line what came of it. */
  String publish(Blob archive, Optional<ModulePath> path, String version) throws IOException {
    String name = Escaping.escapeVersion(version).replace("!", "%21") + ".zip";
    String place =
        path.map(module -> module.escaped().replace("!", "%21") + "/@v/" + name).orElse(name);
    HttpResponse<InputStream> response = send(URI.create(url + "/" + place), archive);
    String answer = answer(response);
    if (response.statusCode() != CREATED) {
      throw new IOException(url + ": " + response.statusCode() + ": " + answer.strip());
    }
    return line(answer);
  }

  private HttpResponse<InputStream> send(URI uri, Blob archive) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).PUT(body(archive));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new IOException(url + ": " + reason, e);
    }
  }

  private static BodyPublisher body(Blob archive) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(
            () -> {
              try {
                return archive.newInputStream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }),
        archive.size());
  }

  private static String answer(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private static String line(String json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
          fields.put(parser.currentName(), parser.getText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException("the server answered with something else than JSON", e);
    }
    String line =
        fields.get("image") + "@" + fields.get("version") + " " + fields.getOrDefault("h1", "");
    return "published".equals(fields.get("result")) ? line : line + " (already published)";
  }
}
