package io.github.goproxy4j.archive;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The part of a header that consists of tagged fields. */
final class ExtraFields {
  private ExtraFields() {}

  /** The content of the first field with a tag, or null; what is malformed ends the search. */
  static @Nullable ByteBuffer find(ByteBuffer extra, int tag) {
    ByteBuffer rest = extra.duplicate().order(extra.order());
    while (rest.remaining() >= 4) {
      int fieldTag = Short.toUnsignedInt(rest.getShort());
      int length = Short.toUnsignedInt(rest.getShort());
      if (rest.remaining() < length) {
        return null;
      }
      if (fieldTag == tag) {
        return rest.slice().order(extra.order()).limit(length);
      }
      rest.position(rest.position() + length);
    }
    return null;
  }
}
