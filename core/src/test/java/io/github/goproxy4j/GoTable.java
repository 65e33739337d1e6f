package io.github.goproxy4j;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables of inputs and of what Go made of them; each says at its head how it was obtained. */
public final class GoTable {
  private GoTable() {}

  /** The rows of the resource {@code name} beside {@code neighbour}. */
  public static List<Row> read(Class<?> neighbour, String name) {
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Row::parse)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The message that {@code action} fails with, empty if it does not: Go's error text. */
  public static String error(Runnable action) {
    try {
      action.run();
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /**
   * One input, or combination of inputs, with the answers.
   *
   * @param rule the rule it is about
   */
  public record Row(String rule, List<byte[]> columns) {
    static Row parse(String line) {
      String[] fields = line.split("\t", -1);
      return new Row(
          fields[0], Arrays.stream(fields).skip(1).map(field -> unquote(field)).toList());
    }

    /** Whether {@link #text} can stand for the bytes in column {@code i}. */
    public boolean isText(int i) {
      return Arrays.equals(Utf8.encode(lenientText(i)), bytes(i));
    }

    /** Column {@code i}; three bytes that encode half a pair become a lone surrogate. */
    public String text(int i) {
      if (!isText(i)) {
        throw new AssertionError("only as bytes: " + this);
      }
      return lenientText(i);
    }

    private String lenientText(int i) {
      byte[] b = bytes(i);
      var out = new StringBuilder();
      for (int at = 0; at < b.length; ) {
        boolean half = at + 2 < b.length && (b[at] & 0xFF) == 0xED && (b[at + 1] & 0xE0) == 0xA0;
        int length = half ? 3 : Utf8.sequenceLength(b, at, b.length);
        out.appendCodePoint(length == 0 ? 0xFFFD : Utf8.codePoint(b, at, length));
        at += Math.max(1, length);
      }
      return out.toString();
    }

    public byte[] bytes(int i) {
      return columns.get(i);
    }

    public boolean flag(int i) {
      return switch (text(i)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new AssertionError(this);
      };
    }

    /** The rule and the first columns, enough to find the row. */
    @Override
    public String toString() {
      List<String> quoted = columns.stream().limit(3).map(GoQuote::quote).toList();
      return rule + " " + String.join(" ", quoted);
    }
  }

  /** What {@code strconv.Unquote} makes of a string in double quotes. */
  private static byte[] unquote(String quoted) {
    if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
      throw new AssertionError("not quoted: " + quoted);
    }
    var out = new ByteArrayOutputStream();
    int end = quoted.length() - 1;
    for (int i = 1; i < end; ) {
      int c = quoted.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\\') {
        out.writeBytes(Utf8.encode(Character.toString(c)));
        continue;
      }
      char kind = quoted.charAt(i++);
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      if (digits == 0) {
        int named = "abtnvfr".indexOf(kind);
        out.write(named < 0 ? kind : named + 7);
      } else {
        int value = Integer.parseInt(quoted, i, i + digits, 16);
        i += digits;
        out.writeBytes(
            digits == 2 ? new byte[] {(byte) value} : Utf8.encode(Character.toString(value)));
      }
    }
    return out.toByteArray();
  }
}
