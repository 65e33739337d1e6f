package io.github.goproxy4j.spec.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends a request line exactly as it is written. */
record WireClient(int port) {
  /**
   * What came back until the server hung up.
   *
   * @param head the status line and the headers, in small letters
   */
  record Answer(int status, String head, String body) {
    boolean hasContentType(String type) {
      return head.replace("; ", ";")
          .contains("\r\ncontent-type:" + type.replace("; ", ";") + "\r\n");
    }
  }

  /** What a server has of characters that it should not have been sent. */
  static String asRead(String target) {
    return new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  Answer send(String method, String target) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String lines = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      byte[] request = (method + " " + target + lines).getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return parse(readAll(socket));
    }
  }

  /** A server that does not like a request may drop the line after its answer. */
  private static String readAll(Socket socket) {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException e) {
      bytes.writeBytes(new byte[0]);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static Answer parse(String message) {
    int end = message.indexOf("\r\n\r\n") + 2;
    String head = message.substring(0, end).toLowerCase(Locale.ROOT).replaceAll(": +", ":");
    return new Answer(Integer.parseInt(head.substring(9, 12)), head, message.substring(end + 2));
  }
}
