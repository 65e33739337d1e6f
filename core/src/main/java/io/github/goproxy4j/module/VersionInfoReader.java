package io.github.goproxy4j.module;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.internal.text.GoUnicode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the two fields of an {@code .info} file that have a meaning here, as Go does (X15). */
final class VersionInfoReader {
  private static final int GO_MAX_DEPTH = 10_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(GO_MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();
  private static final Set<String> ORIGIN_KEYS =
      Set.of("vcs", "url", "subdir", "hash", "tagprefix", "tagsum", "ref", "reposum");
  private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private final String text;
  private String version = "";
  private Optional<Instant> time = Optional.empty();
  private Optional<Map<String, String>> origin = Optional.empty();

  /** What was read; the keys of the origin are in small letters. */
  record Fields(String version, Optional<Instant> time, Optional<Map<String, String>> origin) {}

  private VersionInfoReader(String text) {
    this.text = text;
  }

  static Fields read(String text) {
    var reader = new VersionInfoReader(text);
    // As bytes: of a char, Jackson looks only at the low eight bits for a hexadecimal digit.
    try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      reader.document(parser);
    } catch (JsonProcessingException e) {
      throw new MalformedVersionInfoException("not valid JSON", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Optional<Instant> time = reader.time.filter(t -> !t.equals(ZERO_TIME));
    return new Fields(reader.version, time, reader.origin);
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
      case "time" -> string(parser, "Time").ifPresent(s -> time = Optional.of(instant(s, parser)));
      case "origin" -> origin(parser);
      default -> parser.skipChildren();
    }
  }

  private void origin(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedVersionInfoException("Origin is not an object", text);
    }
    Map<String, String> values = origin.orElseGet(HashMap::new);
    origin = Optional.of(values);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      String folded = GoUnicode.fold(key);
      if (ORIGIN_KEYS.contains(folded)) {
        string(parser, "Origin." + key).ifPresent(value -> values.put(folded, value));
      } else {
        parser.skipChildren();
      }
    }
  }

  private Optional<String> string(JsonParser parser, String key) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_NULL -> Optional.empty();
      default -> throw new MalformedVersionInfoException(key + " is not a string", text);
    };
  }

  /** Go reads a time before it resolves escapes, so one that has any is malformed. */
  private Instant instant(String s, JsonParser parser) {
    long start = parser.currentTokenLocation().getByteOffset();
    boolean escaped = parser.currentLocation().getByteOffset() - start != s.length() + 2;
    return (escaped ? Optional.<Instant>empty() : GoTime.parse(s))
        .orElseThrow(() -> new MalformedVersionInfoException("malformed time", text));
  }
}
