package io.github.goproxy4j.zip;

import com.google.common.io.ByteStreams;
import io.github.goproxy4j.internal.deflate.Compressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Deflates contents, one after the other. */
final class Deflation {
  private final Compressor compressor = new Compressor();

  /** What the headers say of a content. */
  record Sizes(int crc32, long compressed, long uncompressed) {}

  /** Writes at most {@code limit} bytes of a content to {@code target}. */
  Sizes run(InputStream content, long limit, OutputStream target) throws IOException {
    var crc = new CRC32();
    compressor.run(new CheckedInputStream(ByteStreams.limit(content, limit), crc), target);
    return new Sizes((int) crc.getValue(), compressor.bytesWritten(), compressor.bytesRead());
  }
}
