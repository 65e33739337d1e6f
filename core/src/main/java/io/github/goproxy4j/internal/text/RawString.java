package io.github.goproxy4j.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in a Java string that are given back as they came: a byte that is not part of valid UTF-8
 * becomes a lone surrogate from U+DC80 to U+DCFF. So strings stay different if their bytes are, and
 * {@link Utf8#isWellFormed} tells whether they are UTF-8.
 */
public final class RawString {
  private static final int ESCAPE = 0xDC00;

  private RawString() {}

  /** The string for {@code bytes}. */
  public static String of(byte[] bytes) {
    if (Utf8.isValid(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    var out = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int length = Utf8.sequenceLength(bytes, i, bytes.length);
      if (length == 0) {
        out.append((char) (ESCAPE + (bytes[i] & 0xFF)));
        i++;
      } else {
        out.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return out.toString();
  }

  /** The bytes that {@link #of} made {@code name} of. */
  public static byte[] bytes(String name) {
    if (Utf8.isWellFormed(name)) {
      return name.getBytes(StandardCharsets.UTF_8);
    }
    var out = new ByteArrayOutputStream(name.length() + 8);
    name.codePoints()
        .forEach(
            c -> {
              if (isEscape(c)) {
                out.write(c - ESCAPE);
              } else {
                out.writeBytes(Utf8.encode(Character.toString(c)));
              }
            });
    return out.toByteArray();
  }

  /** The name for people, with U+FFFD for every byte that is not UTF-8. */
  public static String display(String name) {
    return Utf8.isWellFormed(name) ? name : Utf8.decode(bytes(name));
  }

  private static boolean isEscape(int c) {
    return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF;
  }
}
