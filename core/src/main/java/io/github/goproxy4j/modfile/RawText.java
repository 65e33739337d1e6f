package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * Strings whose characters are bytes of the file, so that text which is not UTF-8 is compared and
 * quoted as the bytes it is. They become ordinary strings where they leave the package.
 */
final class RawText {
  /** Shared, so that a file of nothing but brackets does not fill the heap. */
  private static final String[] SINGLE = new String[0x100];

  static {
    for (int i = 0; i < SINGLE.length; i++) {
      SINGLE[i] = String.valueOf((char) i);
    }
  }

  private RawText() {}

  static String of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  static String of(byte[] bytes, int start, int end) {
    return end - start == 1
        ? SINGLE[bytes[start] & 0xFF]
        : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An ordinary string; what is not UTF-8 becomes U+FFFD. */
  static String decode(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) >= 0x80) {
        return Utf8.decode(bytes(raw));
      }
    }
    return raw;
  }

  /** {@code raw} without white space at its ends; white space may be more than one byte. */
  static String trim(String raw) {
    byte[] b = bytes(raw);
    int start = 0;
    int end = b.length;
    for (int n = spaceAt(b, start, end); n > 0; n = spaceAt(b, start, end)) {
      start += n;
    }
    for (int n = spaceBefore(b, start, end); n > 0; n = spaceBefore(b, start, end)) {
      end -= n;
    }
    return raw.substring(start, end);
  }

  private static int spaceAt(byte[] b, int i, int end) {
    int length = i < end ? Utf8.sequenceLength(b, i, end) : 0;
    return length > 0 && GoUnicode.isSpace(Utf8.codePoint(b, i, length)) ? length : 0;
  }

  private static int spaceBefore(byte[] b, int start, int end) {
    for (int i = end - 1; i >= Math.max(start, end - 3); i--) {
      if (spaceAt(b, i, end) == end - i) {
        return end - i;
      }
    }
    return 0;
  }

  /** The ordinary string that Go's {@code %q} prints. */
  static String quote(String raw) {
    return GoQuote.quote(bytes(raw));
  }
}
