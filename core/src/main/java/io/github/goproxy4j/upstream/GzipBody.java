package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.ModuleSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What a gzipped answer says, if it is gzip to its last byte. */
final class GzipBody extends InputStream {
  private final RemoteRequest request;
  private final InputStream content;

  private GzipBody(RemoteRequest request, InputStream content) {
    this.request = request;
    this.content = content;
  }

  /** Of no bytes there is nothing to decode. */
  static InputStream of(RemoteRequest request, InputStream body) throws IOException {
    var encoded = new PushbackInputStream(body);
    int first = encoded.read();
    if (first < 0) {
      return encoded;
    }
    encoded.unread(first);
    try {
      return new GzipBody(
          request,
          GzipCompressorInputStream.builder()
              .setInputStream(encoded)
              .setDecompressConcatenated(true)
              .get());
    } catch (IOException e) {
      throw failure(request, e);
    }
  }

  private static IOException failure(RemoteRequest request, IOException e) {
    boolean ours =
        e instanceof ModuleSourceException
            || e instanceof TransientFailure
            || e instanceof InterruptedIOException;
    return ours ? e : request.failed("malformed gzip", e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return content.read(target, offset, length);
    } catch (IOException e) {
      throw failure(request, e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
