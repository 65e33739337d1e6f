package io.github.goproxy4j.spec.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form as curl writes it. */
final class Form {
  private static final String BOUNDARY = "------------------------d74496d66958873e";

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  Form file(String name, String filename, byte[] content) {
    return part(
        "name=\""
            + name
            + "\"; filename=\""
            + filename
            + "\"\r\nContent-Type: application/octet-stream",
        content);
  }

  Form field(String name, String value) {
    return part("name=\"" + name + "\"", utf8(value));
  }

  private Form part(String head, byte[] content) {
    parts.writeBytes(
        utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n"));
    parts.writeBytes(content);
    parts.writeBytes(utf8("\r\n"));
    return this;
  }

  byte[] bytes() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(parts.toByteArray());
    whole.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
    return whole.toByteArray();
  }

  static Map<String, String> headers() {
    return Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
