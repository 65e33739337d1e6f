package io.github.goproxy4j.archive;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a header in the directory says beyond what the go command asks.
 *
 * @param type what the file was
 * @param time when it was changed, in seconds since 1970; below zero the complement of the date and
 *     the time of DOS, which few want to know
 * @param renamed whether a field gives it another name, which some readers prefer
 */
record EntryAttributes(FileType type, long time, boolean renamed) {
  static final long NO_TIME = Long.MIN_VALUE;

  private static final int EXTENDED_TIME = 0x5455;
  private static final int UNICODE_PATH = 0x7075;
  private static final int UNICODE_PATH_HEAD = 5;

  static EntryAttributes of(byte[] name, ByteBuffer header, ByteBuffer extra) {
    return new EntryAttributes(
        FileType.of(name, header), time(header, extra), isRenamed(name, extra));
  }

  private static long time(ByteBuffer header, ByteBuffer extra) {
    ByteBuffer field = ExtraFields.find(extra, EXTENDED_TIME);
    if (field != null && field.remaining() >= 5 && (field.get() & 1) != 0) {
      return Integer.toUnsignedLong(field.getInt());
    }
    return ~Integer.toUnsignedLong(header.getInt(12));
  }

  /** When the file was changed, in seconds since 1970, or {@link #NO_TIME}. */
  long modified() {
    return time >= 0 ? time : ofDos((int) ~time & 0xFFFF, (int) (~time >>> 16));
  }

  /**
   * As in Go, this time, which has no zone, is taken for UTC. The start of 1980 is what writers put
   * down who have none.
   */
  private static long ofDos(int time, int date) {
    try {
      var modified =
          LocalDateTime.of(
              1980 + (date >> 9 & 0x7F),
              date >> 5 & 0xF,
              date & 0x1F,
              time >> 11 & 0x1F,
              time >> 5 & 0x3F,
              (time & 0x1F) * 2);
      boolean earliest = modified.getYear() == 1980 && modified.getDayOfYear() == 1;
      return earliest ? NO_TIME : modified.toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return NO_TIME;
    }
  }

  static boolean isRenamed(byte[] name, ByteBuffer extra) {
    ByteBuffer field = ExtraFields.find(extra, UNICODE_PATH);
    return field != null && !Arrays.equals(unicodePath(field), name);
  }

  private static byte @Nullable [] unicodePath(ByteBuffer field) {
    if (field.remaining() < UNICODE_PATH_HEAD) {
      return null;
    }
    byte[] path = new byte[field.remaining() - UNICODE_PATH_HEAD];
    field.get(UNICODE_PATH_HEAD, path);
    return path;
  }
}
