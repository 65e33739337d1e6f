package io.github.goproxy4j.spec;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser without a window, driven by its DevTools protocol. A test that needs it is skipped
 * where none is installed, with a reason.
 */
final class Chromium implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 30;
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]+/page/[^\"]+)\"");
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--remote-debugging-port=0");

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Map<String, Object>> arrived;
  private final List<String> complaints = new ArrayList<>();
  private int commands;

  /** Whether a page was loaded that nobody has waited for. */
  private boolean loaded;

  private Chromium(Process process, WebSocket socket, BlockingQueue<Map<String, Object>> arrived) {
    this.process = process;
    this.socket = socket;
    this.arrived = arrived;
  }

  /**
   * Starts it.
   *
   * @param profile an empty folder
   */
  static Chromium require(Path profile) throws Exception {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    Assumptions.assumeTrue(
        program.isPresent(), "no Chromium: apt-get install chromium to look at pages");
    List<String> words =
        Stream.concat(
                Stream.concat(Stream.of(program.orElseThrow().toString()), OPTIONS.stream()),
                Stream.of("--user-data-dir=" + profile, "about:blank"))
            .toList();
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return connect(process, profile);
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static Chromium connect(Process process, Path profile) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://127.0.0.1:" + port(process, profile) + "/json/list");
    String targets =
        http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    String page =
        PAGE.matcher(targets).results().map(found -> found.group(1)).findFirst().orElseThrow();
    var arrived = new LinkedBlockingQueue<Map<String, Object>>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page), new Messages(arrived))
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    var chromium = new Chromium(process, socket, arrived);
    for (String domain : List.of("Page", "Log", "Runtime")) {
      chromium.command(domain + ".enable", "{}");
    }
    return chromium;
  }

  /** It writes down where it listens, and only then listens. */
  private static String port(Process process, Path profile) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(file) && Files.readString(file).contains("\n")) {
        return Files.readAllLines(file).get(0);
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    throw new IOException("the browser did not start");
  }

  /** Puts messages together that come in parts. */
  private static final class Messages implements WebSocket.Listener {
    private final BlockingQueue<Map<String, Object>> arrived;
    private final StringBuilder parts = new StringBuilder();

    Messages(BlockingQueue<Map<String, Object>> arrived) {
      this.arrived = arrived;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      parts.append(text);
      if (last) {
        arrived.addAll(Json.objects(parts.toString()));
        parts.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, text, last);
    }
  }

  /** Opens a page and waits until all of it is there. */
  void open(String url) throws Exception {
    command("Page.navigate", "{\"url\":\"" + url + "\"}");
    loaded = false;
    awaitPage();
  }

  /** Waits for a page that a link or a key led to, which may be there before the key is up. */
  void awaitPage() throws Exception {
    while (!loaded) {
      next();
    }
    loaded = false;
  }

  /** What an expression is, as text. */
  String eval(String expression) throws Exception {
    String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    Map<String, Object> answer =
        command(
            "Runtime.evaluate",
            "{\"expression\":\"String(" + escaped + ")\",\"returnByValue\":true}");
    return String.valueOf(map(map(answer.get("result")).get("result")).get("value"));
  }

  /** Shows pages to those who like it light, or dark. */
  void prefer(String scheme) throws Exception {
    command(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
  }

  /** Makes the window so many pixels wide. */
  void resize(int width) throws Exception {
    command(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":" + width + ",\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false}");
  }

  /** Presses a key once. */
  void press(String key, int code, String text) throws Exception {
    String common =
        "\"key\":\"" + key + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":" + code;
    command(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\"," + common + ",\"text\":\"" + text + "\"}");
    command("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + common + "}");
  }

  void type(String text) throws Exception {
    command("Input.insertText", "{\"text\":\"" + text + "\"}");
  }

  /**
   * What it has to say against the pages so far, such as that a policy does not allow something.
   */
  List<String> complaints() throws Exception {
    eval("0");
    return List.copyOf(complaints);
  }

  /** Begins a page with which there is nothing wrong. */
  void forget() {
    complaints.clear();
  }

  private Map<String, Object> command(String method, String params) throws Exception {
    String id = Integer.toString(++commands);
    String text = "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    socket.sendText(text, true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    Map<String, Object> answer = await(message -> id.equals(message.get("id")));
    if (answer.containsKey("error")) {
      throw new IOException(method + ": " + answer.get("error"));
    }
    return answer;
  }

  private Map<String, Object> await(Predicate<Map<String, Object>> wanted) throws Exception {
    while (true) {
      Map<String, Object> message = next();
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  private Map<String, Object> next() throws Exception {
    Map<String, Object> message = arrived.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("the browser does not answer");
    }
    note(message);
    return message;
  }

  private void note(Map<String, Object> message) {
    if ("Page.loadEventFired".equals(message.get("method"))) {
      loaded = true;
    } else if ("Log.entryAdded".equals(message.get("method"))) {
      Map<String, Object> entry = map(map(message.get("params")).get("entry"));
      complaints.add(entry.get("source") + ": " + entry.get("text"));
    } else if ("Runtime.exceptionThrown".equals(message.get("method"))) {
      complaints.add(message.toString());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
  }
}
