package io.github.goproxy4j.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** UTF-8 as Go reads and writes it. */
public final class Utf8 {
  private static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /** The bytes of {@code s}; a lone surrogate becomes three bytes that are not valid UTF-8. */
  public static byte[] encode(String s) {
    if (isWellFormed(s)) {
      return s.getBytes(StandardCharsets.UTF_8);
    }
    var out = new ByteArrayOutputStream(s.length() + 8);
    s.codePoints()
        .forEach(
            c -> {
              if (isSurrogate(c)) {
                out.write(0xE0 | c >> 12);
                out.write(0x80 | c >> 6 & 0x3F);
                out.write(0x80 | c & 0x3F);
              } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return out.toByteArray();
  }

  /** The text of {@code bytes}; each byte that is not part of valid UTF-8 becomes U+FFFD. */
  public static String decode(byte[] bytes) {
    if (isValid(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    var out = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int length = sequenceLength(bytes, i);
      out.appendCodePoint(length == 0 ? REPLACEMENT : codePoint(bytes, i, length));
      i += Math.max(length, 1);
    }
    return out.toString();
  }

  /** Whether {@code bytes} are valid UTF-8: no overlong form, no surrogate, nothing cut short. */
  public static boolean isValid(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** Whether {@code s} has no lone surrogate. */
  public static boolean isWellFormed(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Compares two strings by their UTF-8 bytes, which is the order of their code points. */
  public static int compare(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates sort after every other unit: what they encode is above U+FFFF.
        boolean sx = isPaired(a, i);
        boolean sy = isPaired(b, i);
        return sx == sy ? Character.compare(x, y) : sx ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static boolean isPaired(String s, int i) {
    char c = s.charAt(i);
    return Character.isHighSurrogate(c)
            && i + 1 < s.length()
            && Character.isLowSurrogate(s.charAt(i + 1))
        || Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
  }

  /** The length of the valid sequence that starts at {@code i}, or 0. */
  static int sequenceLength(byte[] b, int i) {
    return sequenceLength(b, i, b.length);
  }

  /** The length of the valid sequence that starts at {@code i} and ends by {@code end}, or 0. */
  public static int sequenceLength(byte[] b, int i, int end) {
    int first = b[i] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length =
        first >= 0xC2 && first <= 0xDF ? 2 : first >> 4 == 0xE ? 3 : first >> 3 == 0x1E ? 4 : 0;
    if (length == 0 || i + length > end) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int c = codePoint(b, i, length);
    boolean shortest = length == 2 || length == 3 && c >= 0x800 || length == 4 && c >= 0x10000;
    return shortest && c <= Character.MAX_CODE_POINT && !isSurrogate(c) ? length : 0;
  }

  /** The character of the valid sequence that starts at {@code i}. */
  public static int codePoint(byte[] b, int i, int length) {
    int c = length == 1 ? b[i] : b[i] & 0x7F >> length;
    for (int k = 1; k < length; k++) {
      c = c << 6 | b[i + k] & 0x3F;
    }
    return c;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
