package io.github.goproxy4j.sumdb;

import com.google.common.primitives.Bytes;
import io.github.goproxy4j.internal.text.RawString;
import java.util.Arrays;

/**
 * What a database answers to a lookup: a record, and a signed tree that has it. Nothing of it is
 * true before both are verified.
 */
public final class LookupAnswer {
  private static final byte[] NEWLINE = {'\n'};
  private static final byte[] EMPTY_LINE = {'\n', '\n'};

  private final LogRecord record;
  private final byte[] treeNote;

  private LookupAnswer(LogRecord record, byte[] treeNote) {
    this.record = record;
    this.treeNote = treeNote;
  }

  /**
   * Takes an answer apart (T7). A number may have a sign and leading zeros.
   *
   * @throws IllegalArgumentException if there is no record at its beginning
   */
  public static LookupAnswer parse(byte[] answer) {
    int idEnd = Bytes.indexOf(answer, NEWLINE);
    byte[] rest = Arrays.copyOfRange(answer, idEnd + 1, answer.length);
    int textEnd = Bytes.indexOf(rest, EMPTY_LINE);
    if (idEnd < 0 || textEnd < 0) {
      throw LogRecord.malformed();
    }
    long id = id(RawString.of(Arrays.copyOf(answer, idEnd)));
    String text = RawString.of(Arrays.copyOf(rest, textEnd + 1));
    byte[] treeNote = Arrays.copyOfRange(rest, textEnd + EMPTY_LINE.length, rest.length);
    return new LookupAnswer(new LogRecord(id, text), treeNote);
  }

  private static long id(String decimal) {
    try {
      if (decimal.chars().allMatch(c -> c < 0x80)) {
        return Long.parseLong(decimal);
      }
    } catch (NumberFormatException e) {
      throw LogRecord.malformed();
    }
    throw LogRecord.malformed();
  }

  /** The record. */
  public LogRecord record() {
    return record;
  }

  /** A signed note on a tree that is said to have the record. */
  public byte[] treeNote() {
    return treeNote.clone();
  }
}
