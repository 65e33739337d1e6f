package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part below the header.
 *
 * @param kind what it is, like {@code file}
 * @param name the name of the file, empty for kinds that have none
 * @param attributes what is said about it beside the name
 * @param text the content
 */
record Section(String kind, String name, Map<String, String> attributes, String text) {
  private static final Set<String> ENTRY =
      Set.of(
          "flags",
          "method",
          "crc",
          "size",
          "compressed",
          "raw",
          "extra",
          "made-by",
          "attributes",
          "offset",
          "local-name",
          "local-flags",
          "local-method",
          "local-extra",
          "descriptor",
          "descriptor-crc");
  private static final Map<String, Set<String>> NAMED =
      Map.of(
          "file", Set.of("size"),
          "dir", Set.of(),
          "link", Set.of(),
          "pipe", Set.of(),
          "lost", Set.of(),
          "entry", ENTRY);
  private static final Set<String> NAMELESS = Set.of("text", "lines", "zip", "want");

  static boolean isMarker(String line) {
    return line.startsWith("-- ") && line.endsWith(" --") && line.length() > 6;
  }

  /** The section with the marker {@code -- kind name attribute=value --}. */
  static Section of(String marker, List<String> body) {
    List<String> words = Words.of(marker.substring(3, marker.length() - 3));
    String kind = words.get(0);
    boolean named = NAMED.containsKey(kind);
    if (!named && !NAMELESS.contains(kind)) {
      throw new IllegalArgumentException("unknown section: " + kind);
    }
    if (named && words.size() < 2) {
      throw new IllegalArgumentException("section without a name: " + kind);
    }
    int first = named ? 2 : 1;
    Map<String, String> attributes = attributes(kind, words.subList(first, words.size()));
    String encoding = attributes.getOrDefault("encoding", "text");
    String name = named ? words.get(1) : "";
    return new Section(kind, name, attributes, RawString.of(content(encoding, body)));
  }

  private static Map<String, String> attributes(String kind, List<String> words) {
    var attributes = new LinkedHashMap<String, String>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String key = word.substring(0, Math.max(0, equals));
      if (!key.equals("encoding") && !NAMED.getOrDefault(kind, Set.of()).contains(key)) {
        throw new IllegalArgumentException("unknown attribute of " + kind + ": " + word);
      }
      if (attributes.put(key, word.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("there are two of " + key);
      }
    }
    return attributes;
  }

  private static byte[] content(String encoding, List<String> lines) {
    return switch (encoding) {
      case "text" ->
          RawString.bytes(String.join("", lines.stream().map(line -> line + "\n").toList()));
      case "base64" -> Base64.getDecoder().decode(String.join("", lines));
      case "quoted" -> {
        var out = new ByteArrayOutputStream();
        lines.forEach(line -> out.writeBytes(RawString.bytes(Words.unquote(line))));
        yield out.toByteArray();
      }
      default -> throw new IllegalArgumentException("unknown encoding: " + encoding);
    };
  }

  byte[] content() {
    return RawString.bytes(text);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  String attribute(String key, String otherwise) {
    return attributes.getOrDefault(key, otherwise);
  }

  /** The value of an attribute that is a number, decimal or hexadecimal after {@code 0x}. */
  long number(String key, long otherwise) {
    return has(key) ? Long.decode(attribute(key, "")) : otherwise;
  }

  /** The first line of the content. */
  String line() {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** The words of each line of the content. */
  List<List<String>> lines() {
    return text.lines().map(Words::of).toList();
  }
}
