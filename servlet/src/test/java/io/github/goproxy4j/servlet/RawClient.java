package io.github.goproxy4j.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends request lines that no client library would send. */
final class RawClient {
  private final int port;

  RawClient(int port) {
    this.port = port;
  }

  record Response(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  Response get(String target, String... headers) throws IOException {
    return send("GET", target, headers);
  }

  Response send(String method, String target, String... headers) throws IOException {
    try (Socket socket = open(method, target, headers)) {
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  /** A connection on which the request was sent and nothing read. */
  Socket open(String method, String target, String... headers) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("", Arrays.stream(headers).map(h -> h + "\r\n").toList())
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Reads until the server says that it has no more, or drops the line. */
  static String drain(InputStream in) {
    var text = new StringBuilder();
    byte[] chunk = new byte[8192];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        text.append(new String(chunk, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      text.append("");
    }
    return text.toString();
  }

  static Response parse(String message) {
    int end = message.indexOf("\r\n\r\n");
    List<String> lines = message.substring(0, end).lines().toList();
    var headers = new TreeMap<String, String>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines.get(0).substring("HTTP/1.1 ".length()).substring(0, 3));
    return new Response(status, headers, message.substring(end + 4));
  }
}
