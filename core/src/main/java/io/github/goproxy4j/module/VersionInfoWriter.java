package io.github.goproxy4j.module;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes an {@code .info} file with the fields in the go command's order. */
final class VersionInfoWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private VersionInfoWriter() {}

  static String write(SemVer version, Instant time, Origin origin) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("Version", version.toString());
      json.writeStringField("Time", GoTime.format(time));
      if (!origin.equals(Origin.UNKNOWN)) {
        json.writeObjectFieldStart("Origin");
        write(json, origin);
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Origin origin) throws IOException {
    write(json, "VCS", origin.vcs());
    write(json, "URL", origin.url());
    write(json, "Subdir", origin.subdir());
    write(json, "Hash", origin.hash());
    write(json, "Ref", origin.ref());
  }

  private static void write(JsonGenerator json, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(key, value);
    }
  }
}
