package io.github.goproxy4j.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of some bytes; of length zero if there is no such part.
 *
 * @param offset of the first byte
 * @param length the number of bytes
 */
record ByteRange(long offset, long length) {
  private static final Pattern SINGLE =
      Pattern.compile("bytes=[ \t]*([0-9]*)-([0-9]*)[ \t]*", Pattern.CASE_INSENSITIVE);
  private static final int DIGITS_OF_LONG = 18;

  /**
   * Reads a {@code Range} header for {@code size} bytes.
   *
   * @return empty if the header has to be ignored: more than one range, another unit, nonsense
   */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher m = SINGLE.matcher(header);
    if (!m.matches() || m.group(1).isEmpty() && m.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (m.group(1).isEmpty()) {
      long length = Math.min(number(m.group(2)), size);
      return Optional.of(new ByteRange(size - length, length));
    }
    long first = number(m.group(1));
    long last = m.group(2).isEmpty() ? Long.MAX_VALUE : number(m.group(2));
    if (first > last) {
      return Optional.empty();
    }
    return Optional.of(
        first >= size
            ? new ByteRange(size, 0)
            : new ByteRange(first, Math.min(last, size - 1) - first + 1));
  }

  private static long number(String digits) {
    return digits.length() > DIGITS_OF_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  boolean isSatisfiable() {
    return length > 0;
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return isSatisfiable()
        ? "bytes " + offset + "-" + (offset + length - 1) + "/" + size
        : "bytes */" + size;
  }
}
