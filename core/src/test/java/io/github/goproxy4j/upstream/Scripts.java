package io.github.goproxy4j.upstream;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.upstream.ScriptedUpstream.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** What a {@link ScriptedUpstream} may do. */
public final class Scripts {
  private static final byte[] MEGABYTE = new byte[1 << 20];

  private Scripts() {}

  public static Script ok(String body) {
    return ok(body.getBytes(StandardCharsets.UTF_8));
  }

  public static Script ok(byte[] body) {
    return raw("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", body);
  }

  /** With a body for people to read. */
  public static Script status(int status, String text, String... headers) {
    String type = "Content-Type: text/plain; charset=utf-8";
    return answer(status, text.getBytes(StandardCharsets.UTF_8), concat(headers, type));
  }

  public static Script answer(int status, byte[] body, String... headers) {
    var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return raw(head + "Content-Length: " + body.length + "\r\n\r\n", body);
  }

  private static String[] concat(String[] headers, String more) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = more;
    return all;
  }

  public static Script redirect(int status, String location) {
    return answer(status, new byte[0], "Location: " + location);
  }

  /** Exactly these bytes. */
  public static Script raw(String head, byte[] body) {
    return connection -> {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
      bytes.writeBytes(body);
      connection.send(bytes.toByteArray());
    };
  }

  public static Script raw(String text) {
    return raw(text, new byte[0]);
  }

  /** Then nothing more comes, and the connection stays open. */
  public static Script thenStall(Script script) {
    return connection -> {
      script.play(connection);
      connection.stall();
    };
  }

  public static Script thenHangUp(Script script) {
    return connection -> {
      script.play(connection);
      connection.hangUp();
    };
  }

  public static Script stall() {
    return ScriptedUpstream.Connection::stall;
  }

  public static Script hangUp() {
    return ScriptedUpstream.Connection::hangUp;
  }

  public static Script gzipped(byte[] encoded) {
    return answer(200, encoded, "Content-Encoding: gzip");
  }

  /** A body of zeros that exists nowhere. */
  public static Script megabytes(int count) {
    return connection -> {
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + ((long) count << 20) + "\r\n\r\n");
      for (int i = 0; i < count; i++) {
        connection.out().write(MEGABYTE);
      }
    };
  }

  /** The same without saying in advance how much it is. */
  public static Script chunkedMegabytes(int count) {
    return connection -> {
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < count; i++) {
        connection.send("100000\r\n").send(MEGABYTE).send("\r\n");
      }
      connection.send("0\r\n\r\n");
    };
  }

  /** What a handler answers below {@code mount}. */
  public static Script proxy(GoProxyHandler handler, String mount) {
    return connection -> {
      ScriptedUpstream.Request request = connection.request();
      String path = request.rawPath().substring(mount.length());
      try (ProxyResponse response =
          handler.handle(ProxyRequest.of(request.method(), path, request.headers()))) {
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " Whatever\r\n");
        response.headers().forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
        connection.send(head + "\r\n");
        response.body().writeTo(connection.out());
      }
    };
  }

  public static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
