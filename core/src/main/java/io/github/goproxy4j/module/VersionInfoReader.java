package io.github.goproxy4j.module;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.internal.text.GoUnicode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Reads the two fields of an {@code .info} file that have a meaning here, as Go does (X15). */
final class VersionInfoReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private String version = "";
  private Optional<Instant> time = Optional.empty();

  record Fields(String version, Optional<Instant> time) {}

  private VersionInfoReader(String text) {
    this.text = text;
  }

  static Fields read(String text) {
    var reader = new VersionInfoReader(text);
    try (JsonParser parser = JSON.createParser(text)) {
      reader.document(parser);
    } catch (JsonProcessingException e) {
      throw new MalformedVersionInfoException("not valid JSON", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Fields(reader.version, reader.time);
  }

  private void document(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = GoUnicode.fold(parser.currentName());
        parser.nextToken();
        field(key, parser);
      }
    } else if (first != JsonToken.VALUE_NULL) {
      throw new MalformedVersionInfoException("not a JSON object", text);
    }
    if (parser.nextToken() != null) {
      throw new MalformedVersionInfoException("text after the JSON object", text);
    }
  }

  private void field(String key, JsonParser parser) throws IOException {
    switch (key) {
      case "version" -> string(parser, "Version").ifPresent(s -> version = s);
      case "time" -> string(parser, "Time").ifPresent(s -> time = Optional.of(instant(s)));
      case "origin" -> origin(parser);
      default -> parser.skipChildren();
    }
  }

  private void origin(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      parser.skipChildren();
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      throw new MalformedVersionInfoException("Origin is not an object", text);
    }
  }

  private Optional<String> string(JsonParser parser, String key) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_NULL -> Optional.empty();
      default -> throw new MalformedVersionInfoException(key + " is not a string", text);
    };
  }

  private Instant instant(String s) {
    return GoTime.parse(s)
        .orElseThrow(() -> new MalformedVersionInfoException("malformed time", text));
  }
}
