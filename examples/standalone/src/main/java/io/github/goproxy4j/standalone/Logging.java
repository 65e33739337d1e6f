package io.github.goproxy4j.standalone;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What is logged to standard error, and how. */
final class Logging {
  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private static final Logger ROOT = Logger.getLogger("");

  private Logging() {}

  /** How much is said. */
  static void configure(boolean verbose) {
    LogManager.getLogManager().reset();
    ROOT.setLevel(verbose ? Level.FINE : Level.WARNING);
    JETTY.setLevel(verbose ? Level.INFO : Level.WARNING);
    write(new TextLines());
  }

  /** In which form. */
  static void write(Formatter lines) {
    for (var handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    console.setFormatter(lines);
    ROOT.addHandler(console);
  }
}
