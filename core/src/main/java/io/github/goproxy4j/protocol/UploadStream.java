package io.github.goproxy4j.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a client sends. That it stops sending is its failure, not one of ours. */
final class UploadStream extends FilterInputStream {
  UploadStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException e) {
      throw new BadUploadException("the upload ended early", e);
    }
  }
}
