package io.github.goproxy4j.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that does what it is told and measures itself: a line of tabs with a task, its
 * arguments and how often to repeat it, answered by a line with what one time cost. It ends with
 * its standard input.
 */
final class Peer implements Closeable {
  private final Process process;
  private final BufferedReader answers;

  private Peer(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static Peer start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    return new Peer(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The same program as this, in a process of its own. */
  static Peer ofJava(Path home) throws IOException {
    String java = home.resolve("bin").resolve("java").toString();
    String classPath = System.getProperty("java.class.path");
    return start(List.of(java, "-Xmx1g", "-cp", classPath, OurWork.class.getName()));
  }

  /** What it is. */
  String versions() throws IOException {
    return run("versions", 0).result();
  }

  /** Does a task so many times. */
  Measure run(String task, int repeat, Object... arguments) throws IOException {
    var line = new StringBuilder(task);
    for (Object argument : arguments) {
      line.append('\t').append(argument);
    }
    line.append('\t').append(repeat).append('\n');
    var out = process.getOutputStream();
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return answer(line.toString().strip());
  }

  private Measure answer(String question) throws IOException {
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith("ok\t")) {
      throw new IOException(question + ": " + answer);
    }
    String[] words = answer.split("\t", -1);
    return new Measure(
        Double.parseDouble(words[1]) / 1e6,
        Double.parseDouble(words[2]) / 1e6,
        Double.parseDouble(words[3]),
        words[4]);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
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
