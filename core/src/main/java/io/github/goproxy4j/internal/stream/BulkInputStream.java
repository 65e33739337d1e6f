package io.github.goproxy4j.internal.stream;

import java.io.IOException;
import java.io.InputStream;

/** Reads many bytes at a time, and so one as well. */
public abstract class BulkInputStream extends InputStream {
  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;
}
