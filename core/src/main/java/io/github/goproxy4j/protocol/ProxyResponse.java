package io.github.goproxy4j.protocol;

import com.google.common.collect.ImmutableMap;
import io.github.goproxy4j.blob.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a server sends back: status and headers as they are, then the body. Closed by the server,
 * whatever became of it.
 *
 * @param status the status code
 * @param headers all headers; {@code Content-Length} is among them even if the body is empty
 *     because the request was a {@code HEAD}
 * @param body what comes after the headers
 */
public record ProxyResponse(int status, Map<String, String> headers, Body body)
    implements Closeable {

  /** Takes a copy of the headers. */
  public ProxyResponse {
    headers = ImmutableMap.copyOf(headers);
  }

  /** What comes after the headers. */
  public sealed interface Body {
    /** The number of bytes. */
    long length();

    /**
     * Writes exactly {@link #length()} bytes, or fails. The stream is neither flushed nor closed.
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** No body at all. */
  public record Empty() implements Body {
    @Override
    public long length() {
      return 0;
    }

    @Override
    public void writeTo(OutputStream out) {}
  }

  /**
   * A short text in UTF-8.
   *
   * @param text the text
   */
  public record Text(String text) implements Body {
    @Override
    public long length() {
      return bytes().length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes());
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Bytes of a blob, which belongs to the response.
   *
   * @param blob has more bytes than these, maybe
   * @param offset of the first byte
   * @param length the number of bytes
   */
  public record Content(Blob blob, long offset, long length) implements Body {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      blob.writeTo(out, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    if (body instanceof Content content) {
      content.blob.close();
    }
  }
}
