package io.github.goproxy4j.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own that runs until it is closed. */
public record Serving(Process process, String url) implements AutoCloseable {
  private static final Pattern SETTING = Pattern.compile("export GOPROXY=(.*)");

  /** The server that a process announces as people are told of it; one that does not is ended. */
  public static Serving of(Process process) throws Exception {
    return of(process, SETTING);
  }

  /** The server whose address is the first group of what the process announces. */
  public static Serving of(Process process, Pattern announcement) throws Exception {
    var address = new CompletableFuture<String>();
    var reader = new Thread(() -> read(process, announcement, address), "output of a server");
    reader.setDaemon(true);
    reader.start();
    try {
      return new Serving(process, address.get(60, TimeUnit.SECONDS));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Reads to the end, or the process could not go on writing. */
  private static void read(
      Process process, Pattern announcement, CompletableFuture<String> address) {
    var output = new StringBuilder();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        Matcher found = announcement.matcher(line);
        if (found.find()) {
          address.complete(found.group(1));
        }
      }
    } catch (IOException e) {
      // It was ended, which closes its output.
    }
    address.completeExceptionally(new AssertionError("no address in:\n" + output));
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
