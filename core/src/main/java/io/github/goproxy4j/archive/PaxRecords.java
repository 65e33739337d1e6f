package io.github.goproxy4j.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines {@code length key=value} that may precede an entry. */
final class PaxRecords {
  static final PaxRecords NONE = new PaxRecords(Map.of());

  private final Map<String, byte[]> values;

  private PaxRecords(Map<String, byte[]> values) {
    this.values = values;
  }

  static PaxRecords parse(byte[] bytes) throws TarFormatException {
    var values = new HashMap<String, byte[]>();
    for (int start = 0; start < bytes.length; ) {
      int blank = indexOf(bytes, ' ', start);
      int end = start + length(bytes, start, blank);
      int equals = indexOf(bytes, '=', blank);
      boolean empty = equals == blank + 1;
      if (empty || end > bytes.length || equals >= end || bytes[end - 1] != '\n') {
        throw malformed();
      }
      String key = new String(bytes, blank + 1, equals - blank - 1, StandardCharsets.UTF_8);
      values.put(key, Arrays.copyOfRange(bytes, equals + 1, end - 1));
      start = end;
    }
    return new PaxRecords(values);
  }

  private static int indexOf(byte[] bytes, char c, int start) throws TarFormatException {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    throw malformed();
  }

  private static int length(byte[] bytes, int start, int end) throws TarFormatException {
    var digits = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (!digits.matches("[1-9][0-9]{0,7}") || Integer.parseInt(digits) <= digits.length() + 2) {
      throw malformed();
    }
    return Integer.parseInt(digits);
  }

  Optional<byte[]> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  boolean hasAny(String... keys) {
    return Arrays.stream(keys).anyMatch(values::containsKey);
  }

  boolean isSparse() {
    return values.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."));
  }

  /** A whole number that is not negative. */
  Optional<Long> size() throws TarFormatException {
    Optional<String> text = text("size");
    if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
      throw malformed();
    }
    return text.map(Long::parseLong);
  }

  /** A number of seconds with a fraction, which is cut off. */
  Optional<Long> modified() throws TarFormatException {
    Optional<String> text = text("mtime");
    if (text.isPresent() && !text.get().matches("-?[0-9]{1,12}(\\.[0-9]*)?")) {
      throw malformed();
    }
    return text.map(t -> new BigDecimal(t).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  private Optional<String> text(String key) {
    return get(key).map(value -> new String(value, StandardCharsets.ISO_8859_1));
  }

  private static TarFormatException malformed() {
    return new TarFormatException("malformed extended header");
  }
}
