package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends content as it is told to, and listens while it does. */
record UploadClient(int port) {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  /** What comes after the headers; the server may have hung up before it is all sent. */
  @FunctionalInterface
  interface Body {
    Body NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;
  }

  /** Sends all of {@code body} with its length. */
  WireClient.Answer send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    return send(method, target, withLength(headers, body.length), out -> out.write(body));
  }

  /** Sends {@code body} in chunks of 1000 bytes. */
  WireClient.Answer sendChunked(
      String method, String target, Map<String, String> headers, byte[] body) throws IOException {
    return sendChunked(
        method,
        target,
        headers,
        out -> {
          for (int i = 0; i < body.length; i += 1000) {
            out.write(body, i, Math.min(1000, body.length - i));
          }
        });
  }

  /** Sends a chunk for every write of {@code body}. */
  WireClient.Answer sendChunked(
      String method, String target, Map<String, String> headers, Body body) throws IOException {
    Map<String, String> chunked = new LinkedHashMap<>(headers);
    chunked.put("Transfer-Encoding", "chunked");
    return send(
        method,
        target,
        chunked,
        out -> {
          body.writeTo(new Chunks(out));
          out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
  }

  /** Sends {@code body} under whatever the headers announce, until there is an answer. */
  WireClient.Answer send(String method, String target, Map<String, String> headers, Body body)
      throws IOException {
    CompletableFuture<Boolean> sent;
    WireClient.Answer answer;
    try (Socket socket = connect()) {
      head(socket, method, target, headers);
      sent = CompletableFuture.supplyAsync(() -> write(socket, body));
      answer = answer(socket.getInputStream());
    }
    sent.join();
    return answer;
  }

  /** Sends {@code body} once the server has asked for it. */
  WireClient.Answer sendWhenAsked(
      String method, String target, Map<String, String> headers, byte[] body) throws IOException {
    try (Socket socket = connect()) {
      Map<String, String> expecting = withLength(headers, body.length);
      expecting.put("Expect", "100-continue");
      head(socket, method, target, expecting);
      assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 100 ");
      socket.getOutputStream().write(body);
      return answer(socket.getInputStream());
    }
  }

  /** Sends {@code body}, which is less than what the headers announce, and hangs up. */
  void sendAndHangUp(String method, String target, Map<String, String> headers, Body body)
      throws IOException {
    try (Socket socket = connect()) {
      head(socket, method, target, headers);
      body.writeTo(socket.getOutputStream());
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static Map<String, String> withLength(Map<String, String> headers, long length) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Length", Long.toString(length));
    return all;
  }

  private static void head(Socket socket, String method, String target, Map<String, String> headers)
      throws IOException {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether all was sent: who is refused is not listened to until the end. */
  private static boolean write(Socket socket, Body body) {
    try {
      body.writeTo(socket.getOutputStream());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads no further than the answer goes: a server may wait for content that will not come. */
  private static WireClient.Answer answer(InputStream in) throws IOException {
    String head = head(in);
    while (head.startsWith("HTTP/1.1 100 ")) {
      head = head(in);
    }
    Matcher length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return WireClient.parse(head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no answer but: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Makes a chunk of every write. */
  private static final class Chunks extends OutputStream {
    private final OutputStream out;

    Chunks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, offset, length);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
