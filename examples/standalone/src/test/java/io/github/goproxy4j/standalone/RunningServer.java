package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code serve} as a process of its own. */
final class RunningServer implements AutoCloseable {
  /**
   * @param latin1 the body, one character for each byte
   */
  record Answer(int statusCode, String latin1) {
    byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    String body() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  private final Process process;
  private final List<String> lines;

  private RunningServer(Process process, List<String> lines) {
    this.process = process;
    this.lines = lines;
  }

  /** Starts one that has one repository for clients; what it complains about is a failure. */
  static RunningServer start(Path work, Object... options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("serve");
    List.of(options).forEach(option -> command.add(option.toString()));
    Path errors = work.resolve("stderr");
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("GO.*|NETRC"));
    Process process = builder.start();
    List<String> lines = announcement(process.inputReader());
    assertThat(errors).isEmptyFile();
    return new RunningServer(process, lines);
  }

  /** Up to the second empty line, after what clients are told. */
  private static List<String> announcement(BufferedReader output) throws IOException {
    var lines = new ArrayList<String>();
    for (int empty = 0; empty < 2; empty += lines.get(lines.size() - 1).isEmpty() ? 1 : 0) {
      String line = output.readLine();
      assertThat(line).as("after %s", lines).isNotNull();
      lines.add(line);
    }
    return lines;
  }

  Process process() {
    return process;
  }

  List<String> lines() {
    return lines;
  }

  /** The address of what the first line is about. */
  String base() {
    return lines.get(0).substring(lines.get(0).lastIndexOf("http"));
  }

  /** Over a connection of its own, since a server that stops waits for those that are idle. */
  Answer get(String path) throws IOException {
    return get(path, "*/*");
  }

  /** The same for somebody who likes some kinds of content better than others. */
  Answer get(String path, String accept) throws IOException {
    URL url = URI.create(base()).resolve(path).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty("Accept", accept);
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    return new Answer(status, new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
  }

  /** Waits until it takes no more connections. */
  void awaitRefusal() throws IOException {
    URI uri = URI.create(base());
    while (true) {
      try {
        new Socket(uri.getHost(), uri.getPort()).close();
      } catch (ConnectException e) {
        return;
      }
    }
  }

  /** Asks the process to end, and waits until it did. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
