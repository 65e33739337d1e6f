package io.github.goproxy4j.policy;

import io.github.goproxy4j.internal.text.GoTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the file of one vulnerability. */
final class OsvReader {
  private static final long LIMIT = 16 << 20;

  private final JsonReader json;

  private OsvReader(JsonReader json) {
    this.json = json;
  }

  static OsvEntry read(Path file) throws IOException {
    return JsonReader.read(file, LIMIT, json -> new OsvReader(json).entry());
  }

  private OsvEntry entry() throws IOException {
    var entry =
        new Object() {
          String id = "";
          String modified = "";
          String withdrawn = "";
          final List<String> aliases = new ArrayList<>();
          final List<OsvAffected> affected = new ArrayList<>();
        };
    json.object(
        name -> {
          switch (name) {
            case "id" -> entry.id = json.string();
            case "modified" -> entry.modified = json.string();
            case "withdrawn" -> entry.withdrawn = json.string();
            case "aliases" -> json.array(() -> entry.aliases.add(json.string()));
            case "affected" -> json.array(() -> entry.affected.add(affected()));
            default -> {}
          }
        });
    return new OsvEntry(
        entry.id,
        time("modified", entry.modified),
        entry.aliases,
        time("withdrawn", entry.withdrawn),
        entry.affected);
  }

  /** The time that a field says, if it is there. */
  static Optional<Instant> time(String field, String text) throws IOException {
    Optional<Instant> time = GoTime.parse(text);
    if (time.isEmpty() && !text.isEmpty()) {
      throw new IOException(field + " is not a time");
    }
    return time;
  }

  private OsvAffected affected() throws IOException {
    var affected =
        new Object() {
          String module = "";
          final List<OsvRange> ranges = new ArrayList<>();
        };
    json.object(
        name -> {
          switch (name) {
            case "package" -> affected.module = packageName();
            case "ranges" -> json.array(() -> affected.ranges.add(range()));
            default -> {}
          }
        });
    return new OsvAffected(affected.module, affected.ranges);
  }

  private String packageName() throws IOException {
    var module =
        new Object() {
          String name = "";
        };
    json.object(
        name -> {
          if (name.equals("name")) {
            module.name = json.string();
          }
        });
    return module.name;
  }

  private OsvRange range() throws IOException {
    var range =
        new Object() {
          String type = "";
          final List<OsvEvent> events = new ArrayList<>();
        };
    json.object(
        name -> {
          switch (name) {
            case "type" -> range.type = json.string();
            case "events" -> json.array(() -> range.events.add(event()));
            default -> {}
          }
        });
    return new OsvRange(range.type, range.events);
  }

  private OsvEvent event() throws IOException {
    var event =
        new Object() {
          String introduced = "";
          String fixed = "";
        };
    json.object(
        name -> {
          switch (name) {
            case "introduced" -> event.introduced = json.string();
            case "fixed" -> event.fixed = json.string();
            default -> {}
          }
        });
    return new OsvEvent(event.introduced, event.fixed);
  }
}
