package io.github.goproxy4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were measured on. */
final class Machine {
  private Machine() {}

  static String describe(Workshop workshop) throws IOException {
    return "%s, %d cores, %s; Go %s; JDK %s; %d rounds after %d without counting; %s."
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            workshop.go().versions(),
            workshop.java().versions(),
            workshop.rounds(),
            workshop.warmUps(),
            LocalDate.now(ZoneOffset.UTC));
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
