package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.stream.BulkInputStream;
import io.github.goproxy4j.source.ModuleSourceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What a gzipped answer says, if it is gzip to its last byte. */
final class GzipBody extends BulkInputStream {
  /**
   * What may be taken in without giving anything out: names, comments, empty members and blocks.
   */
  private static final int MOST_IDLE = 1 << 20;

  private final RemoteRequest request;
  private final Feed feed;
  private final InputStream content;

  private GzipBody(RemoteRequest request, Feed feed) throws IOException {
    this.request = request;
    this.feed = feed;
    this.content =
        GzipCompressorInputStream.builder()
            .setInputStream(feed)
            .setDecompressConcatenated(true)
            .get();
  }

  /** The encoded bytes, of which none may be many that say nothing. */
  private static final class Feed extends FilterInputStream {
    private int idle;

    Feed(InputStream encoded) {
      super(encoded);
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      spend(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      spend(Math.max(0, n));
      return n;
    }

    private void spend(int n) throws IOException {
      idle += n;
      if (idle > MOST_IDLE) {
        throw new IOException("nothing comes out of it");
      }
    }
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
      return new GzipBody(request, new Feed(encoded));
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
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int n = content.read(target, offset, length);
      feed.idle = 0;
      return n;
    } catch (IOException e) {
      throw failure(request, e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
