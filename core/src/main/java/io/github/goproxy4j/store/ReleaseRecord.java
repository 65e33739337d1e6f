package io.github.goproxy4j.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.store.StoredRelease.Content;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The commit record: JSON with the keys below and perhaps others, which are skipped. */
final class ReleaseRecord {
  /** Longer ones are neither written nor read, in bytes. */
  static final int LIMIT = 1 << 20;

  private static final int FORMAT = 1;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxNumberLength(100)
                  .maxStringLength(LIMIT)
                  .build())
          .build();

  private final Map<String, String> strings = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  private ReleaseRecord() {}

  static byte[] write(StoredRelease release) throws IOException {
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeStringField("module", release.module().path().value());
      json.writeStringField("version", release.module().version().toString());
      json.writeStringField("h1", release.h1().value());
      json.writeStringField("goModH1", release.goModH1().value());
      json.writeNumberField("zipSize", release.zip().size());
      json.writeStringField("zipSha256", release.zip().sha256());
      json.writeNumberField("goModSize", release.goMod().size());
      json.writeStringField("goModSha256", release.goMod().sha256());
      json.writeStringField("info", release.info().json());
      json.writeStringField("provenance", release.provenance());
      json.writeStringField("published", GoTime.format(release.published()));
      json.writeEndObject();
      json.writeRaw('\n');
    }
    if (out.size() > LIMIT) {
      throw tooLong();
    }
    return out.toByteArray();
  }

  /** Reads the record of {@code module}, of which it must be. */
  static StoredRelease read(InputStream in, ModuleVersion module) throws IOException {
    byte[] json = in.readNBytes(LIMIT + 1);
    if (json.length > LIMIT) {
      throw tooLong();
    }
    var record = new ReleaseRecord();
    try (JsonParser parser = JSON.createParser(json)) {
      record.document(parser);
      return record.release(module);
    } catch (JsonProcessingException | CharConversionException e) {
      throw malformed("not valid JSON");
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private void document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("not a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        strings.put(key, parser.getText());
      } else if (value == JsonToken.VALUE_NUMBER_INT) {
        numbers.put(key, parser.getLongValue());
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw malformed("text after the JSON object");
    }
  }

  private StoredRelease release(ModuleVersion module) throws IOException {
    if (number("format") != FORMAT) {
      throw malformed("format " + number("format") + " is not known");
    }
    if (!string("module").equals(module.path().value())
        || !string("version").equals(module.version().toString())) {
      throw malformed("is about " + string("module") + "@" + string("version"));
    }
    VersionInfo info = VersionInfo.parse(Utf8.encode(string("info")));
    if (!info.version().equals(module.version())) {
      throw malformed("info is about " + info.version());
    }
    return new StoredRelease(
        module,
        info,
        ModuleHash.parse(string("h1")),
        ModuleHash.parse(string("goModH1")),
        content("zip"),
        content("goMod"),
        string("provenance"),
        time("published"),
        State.PUBLISHED);
  }

  private Content content(String name) throws IOException {
    String sha256 = string(name + "Sha256");
    long size = number(name + "Size");
    if (size < 0 || !SHA_256.matcher(sha256).matches()) {
      throw malformed(name + " has an impossible size or SHA-256");
    }
    return new Content(size, sha256);
  }

  private Instant time(String key) throws IOException {
    return GoTime.parse(string(key)).orElseThrow(() -> malformed(key + " is not a time"));
  }

  private String string(String key) throws IOException {
    String value = strings.get(key);
    if (value == null) {
      throw malformed(key + " is missing or not a string");
    }
    return value;
  }

  private long number(String key) throws IOException {
    Long value = numbers.get(key);
    if (value == null) {
      throw malformed(key + " is missing or not a number");
    }
    return value;
  }

  private static IOException tooLong() {
    return new IOException("release record of more than " + LIMIT + " bytes");
  }

  private static IOException malformed(String reason) {
    return new IOException("malformed release record: " + reason);
  }
}
