package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text that may not be UTF-8 and is given back as it came: a byte that is not part of valid UTF-8
 * becomes the char {@code U+DC00} plus its value, which no valid text has standing alone.
 */
final class GoBytes {
  private static final int ESCAPE = 0xDC00;

  private GoBytes() {}

  static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    for (CoderResult r = decoder.decode(in, out, true);
        r.isError();
        r = decoder.decode(in, out, true)) {
      for (int i = 0; i < r.length(); i++) {
        out.put((char) (ESCAPE | in.get() & 0xFF));
      }
    }
    return out.flip().toString();
  }

  static byte[] encode(String text) {
    if (Utf8.isWellFormed(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var out = new ByteArrayOutputStream(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= (ESCAPE | 0x80) && c <= (ESCAPE | 0xFF)) {
                out.write(c);
              } else {
                out.writeBytes(Utf8.encode(Character.toString(c)));
              }
            });
    return out.toByteArray();
  }

  /** The bytes of {@code text} as chars, which sort as bytes do. */
  static String bytewise(String text) {
    return new String(encode(text), StandardCharsets.ISO_8859_1);
  }
}
