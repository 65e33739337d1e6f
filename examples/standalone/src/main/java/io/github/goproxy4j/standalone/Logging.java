package io.github.goproxy4j.standalone;

/** How much the logger says; to be settled before the first logger is made. */
final class Logging {
  private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private Logging() {}

  static void configure(boolean verbose) {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, verbose ? "debug" : "warn");
      System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", verbose ? "info" : "warn");
    }
  }
}
