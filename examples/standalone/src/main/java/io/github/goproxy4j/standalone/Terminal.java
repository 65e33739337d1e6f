package io.github.goproxy4j.standalone;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Optional;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether both input and output are a terminal; a console of JDK 22 and later need not be. */
  @SuppressWarnings("SystemConsoleNull") // Later JDKs are asked below.
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return Boolean.TRUE.equals(isTerminal.invoke(console));
    } catch (NoSuchMethodException e) {
      return true; // Before JDK 22 there is a console only on a terminal.
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** What somebody types without being seen; nothing if nobody is there. */
  @SuppressWarnings("SystemConsoleNull") // Later JDKs are asked above.
  static Optional<String> password(String prompt) {
    Console console = System.console();
    return console == null || !isInteractive()
        ? Optional.empty()
        : Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new);
  }
}
