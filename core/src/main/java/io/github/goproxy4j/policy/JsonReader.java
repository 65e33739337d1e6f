package io.github.goproxy4j.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.FileReason;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Goes through one JSON file. As in Go, {@code null} stands for nothing of any kind, and what
 * nobody asks for is skipped.
 */
final class JsonReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private final JsonParser parser;

  /** Reads a value, which it may leave alone. */
  @FunctionalInterface
  interface Value {
    void read() throws IOException;
  }

  /** Reads the value of the field {@code name}, which it may leave alone. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws IOException;
  }

  /** Reads the value that a whole file is. */
  @FunctionalInterface
  interface Document<T> {
    T read(JsonReader json) throws IOException;
  }

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException with a message that names the file and the reason
   */
  static <T> T read(Path file, long limit, Document<T> document) throws IOException {
    try (Blob blob = Blob.ofFile(file)) {
      if (blob.size() > limit) {
        throw new IOException("more than " + limit + " bytes");
      }
      try (InputStream in = blob.newInputStream();
          JsonParser parser = JSON.createParser(in)) {
        return read(parser, document);
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw new IOException(file + ": not valid JSON", e);
    } catch (IOException e) {
      throw new IOException(file + ": " + FileReason.of(e), e);
    }
  }

  private static <T> T read(JsonParser parser, Document<T> document) throws IOException {
    parser.nextToken();
    T value = document.read(new JsonReader(parser));
    if (parser.nextToken() != null) {
      throw new IOException("text after the JSON value");
    }
    return value;
  }

  /** Reads an object, field by field. */
  void object(Field field) throws IOException {
    if (begins(JsonToken.START_OBJECT, "an object")) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        value(() -> field.read(name));
      }
    }
  }

  /** Reads an array, element by element. */
  void array(Value element) throws IOException {
    if (begins(JsonToken.START_ARRAY, "an array")) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(element);
      }
    }
  }

  private void value(Value value) throws IOException {
    JsonToken first = parser.currentToken();
    value.read();
    if (parser.currentToken() == first) {
      parser.skipChildren();
    }
  }

  /** Reads a string; {@code null} is empty. */
  String string() throws IOException {
    return begins(JsonToken.VALUE_STRING, "a string") ? parser.getText() : "";
  }

  private boolean begins(JsonToken expected, String noun) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != expected && token != JsonToken.VALUE_NULL) {
      String name = parser.currentName();
      throw new IOException((name == null ? "value" : name) + " is not " + noun);
    }
    return token == expected;
  }
}
