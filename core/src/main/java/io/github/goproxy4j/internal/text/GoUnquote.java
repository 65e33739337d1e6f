package io.github.goproxy4j.internal.text;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * {@code strconv.Unquote} of the two forms a go.mod file may have: {@code "..."} and backquotes.
 */
public final class GoUnquote {
  private static final String NAMED = "abtnvfr"; // 7..13, in the order of their codes

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at = 1;

  private GoUnquote(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length);
  }

  /** The bytes that {@code literal} spells; empty if it is not one whole string literal. */
  public static Optional<byte[]> unquote(byte[] literal) {
    if (literal.length < 2) {
      return Optional.empty();
    }
    return switch (literal[0]) {
      case '"' -> new GoUnquote(literal).interpreted();
      case '`' -> new GoUnquote(literal).raw();
      default -> Optional.empty();
    };
  }

  private Optional<byte[]> raw() {
    while (at < in.length && in[at] != '`') {
      if (in[at] != '\r') {
        out.write(in[at]);
      }
      at++;
    }
    return whole();
  }

  private Optional<byte[]> interpreted() {
    while (at < in.length && in[at] != '"') {
      if (!(in[at] == '\\' ? escape() : character())) {
        return Optional.empty();
      }
    }
    return whole();
  }

  /** What was read, if the quote at this place is the last byte. */
  private Optional<byte[]> whole() {
    return at == in.length - 1 ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  private boolean character() {
    int length = Utf8.sequenceLength(in, at);
    if (length == 0) {
      // Unlike in a raw literal, what is not UTF-8 is replaced.
      out.writeBytes(Utf8.encode("\uFFFD"));
      at++;
      return true;
    }
    out.write(in, at, length);
    boolean newline = in[at] == '\n';
    at += length;
    return !newline;
  }

  private boolean escape() {
    if (at + 1 >= in.length) {
      return false;
    }
    char c = (char) (in[at + 1] & 0xFF);
    at += 2;
    switch (c) {
      case 'x':
        return oneByte(number(2, 16));
      case 'u':
        return codePoint(number(4, 16));
      case 'U':
        return codePoint(number(8, 16));
      case '\\', '"':
        out.write(c);
        return true;
      default:
        if (c >= '0' && c <= '7') {
          at--;
          return oneByte(number(3, 8));
        }
        int named = NAMED.indexOf(c);
        out.write(7 + named);
        return named >= 0;
    }
  }

  /** The number of exactly {@code digits} digits that stands here, or -1. */
  private long number(int digits, int radix) {
    long value = 0;
    for (int end = at + digits; at < end; at++) {
      int digit = at < in.length && in[at] > 0 ? Character.digit(in[at], radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private boolean oneByte(long value) {
    out.write((int) value);
    return value >= 0 && value <= 0xFF;
  }

  private boolean codePoint(long value) {
    boolean valid =
        value >= 0
            && value <= Character.MAX_CODE_POINT
            && !(value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE);
    if (valid) {
      out.writeBytes(Utf8.encode(Character.toString((int) value)));
    }
    return valid;
  }
}
