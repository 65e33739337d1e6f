package io.github.goproxy4j.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.goproxy4j.source.ModuleDescription;
import io.github.goproxy4j.store.StoredRelease;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** A description of a module as JSON; what is not known is left out. */
final class DescriptionJson {
  private static final JsonFactory JSON = new JsonFactory();

  private DescriptionJson() {}

  static String of(ModuleDescription module) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("path", module.path().value());
      write(json, "latest", module.latest());
      write(json, "deprecated", module.deprecation());
      json.writeArrayFieldStart("versions");
      for (ModuleDescription.Version version : module.versions()) {
        write(json, version);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, ModuleDescription.Version version)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("version", version.version().toString());
    write(json, "time", version.time());
    write(json, "commit", version.commit());
    write(json, "goVersion", version.goVersion());
    if (!version.retractions().isEmpty()) {
      json.writeArrayFieldStart("retracted");
      for (String rationale : version.retractions()) {
        json.writeString(rationale);
      }
      json.writeEndArray();
    }
    if (version.release().isPresent()) {
      write(json, version.release().get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StoredRelease release) throws IOException {
    json.writeStringField("h1", release.h1().value());
    json.writeStringField("goModH1", release.goModH1().value());
    json.writeNumberField("zipSize", release.zip().size());
    json.writeStringField("published", release.published().toString());
  }

  private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get().toString());
    }
  }
}
