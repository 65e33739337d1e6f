package io.github.goproxy4j.standalone;

import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A line for each record, and a trace if something is broken. */
final class TextLines extends Formatter {
  @Override
  public String format(LogRecord record) {
    String line =
        "["
            + Thread.currentThread().getName()
            + "] "
            + level(record)
            + " "
            + record.getLoggerName()
            + " - "
            + formatMessage(record)
            + "\n";
    return record.getThrown() == null ? line : line + JsonLines.trace(record.getThrown());
  }

  /** The level in the words of those who log. */
  static String level(LogRecord record) {
    int level = record.getLevel().intValue();
    if (level >= Level.SEVERE.intValue()) {
      return "ERROR";
    } else if (level >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
