package io.github.goproxy4j.spec;

import java.io.BufferedReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own that runs until it is closed. */
public record Serving(Process process, String url) implements AutoCloseable {
  private static final String PREFIX = "export GOPROXY=";

  /** The server that a process has announced; one that does not is ended. */
  public static Serving of(Process process) throws Exception {
    try {
      String url =
          CompletableFuture.supplyAsync(() -> announced(process.inputReader()))
              .get(60, TimeUnit.SECONDS);
      return new Serving(process, url);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String announced(BufferedReader output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(PREFIX))
        .findFirst()
        .map(line -> line.substring(PREFIX.length()))
        .orElseThrow(() -> new AssertionError("it ended without saying where it was"));
  }

  /** Ends it as a power failure would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(40, TimeUnit.SECONDS).join();
  }
}
