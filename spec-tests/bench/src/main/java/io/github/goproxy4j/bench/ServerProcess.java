package io.github.goproxy4j.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that is another process, until it is closed. */
final class ServerProcess implements Closeable {
  /** What Linux counts the time of processes in. */
  private static final int MILLIS_PER_TICK = 10;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** One that prints its port when it is ready. */
  static ServerProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException(
          "did not start: " + command.subList(command.size() - 2, command.size()));
    }
    return new ServerProcess(process, Integer.parseInt(line));
  }

  /** One of {@link Serve}. */
  static ServerProcess ofJava(Container container, String heap, Object... what) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, heap, "-cp", container.classPath()));
    command.add(Serve.class.getName());
    command.add(container.name());
    for (Object word : what) {
      command.add(word.toString());
    }
    return start(command, Map.of());
  }

  /** One that is known to listen. */
  static ServerProcess of(Process process, int port) {
    return new ServerProcess(process, port);
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /**
   * Milliseconds of all cores so far, with those of its children; NaN where that cannot be told.
   */
  double cpu() throws IOException {
    double ticks = ticks(process.toHandle());
    for (ProcessHandle child : process.descendants().toList()) {
      ticks += ticks(child);
    }
    return ticks * MILLIS_PER_TICK;
  }

  private static double ticks(ProcessHandle handle) throws IOException {
    Path stat = Path.of("/proc", "" + handle.pid(), "stat");
    if (Files.notExists(stat)) {
      return Double.NaN;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  /** The most memory it ever had, in MB; NaN where that cannot be told. */
  double peakMemory() throws IOException {
    Path status = Path.of("/proc", "" + process.pid(), "status");
    if (Files.notExists(status)) {
      return Double.NaN;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .sum();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
