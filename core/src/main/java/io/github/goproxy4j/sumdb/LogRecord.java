package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * A record of a log: lines of go.sum for one version of a module.
 *
 * @param id the number of the record in the log, as it was told
 * @param text lines, none of which is empty (T6)
 */
public record LogRecord(long id, String text) {
  /** Takes a text that a record can have. */
  public LogRecord {
    if (!isValid(text)) {
      throw malformed();
    }
  }

  private static boolean isValid(String text) {
    return text.endsWith("\n")
        && !text.contains("\n\n")
        && text.chars().noneMatch(c -> c < ' ' && c != '\n')
        && Utf8.isWellFormed(text);
  }

  static IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed record data");
  }

  /** What stands for the record in the log. */
  public LogHash hash() {
    return LogHash.ofRecord(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The record as it is served: its number, its text, an empty line. */
  public byte[] format() {
    return (id + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
