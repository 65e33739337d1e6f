package io.github.goproxy4j.spec.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Makes zips of four megabytes with one file of 4095 MiB. */
final class ZipBomb {
  private static final int MIB = 1 << 20;

  private ZipBomb() {}

  /** One that says that its file has {@code declared} bytes. */
  static byte[] declaring(long declared) {
    byte[] name = "example.com/m@v1.0.0/x".getBytes(StandardCharsets.US_ASCII);
    byte[] data = zeros(4095);
    ByteBuffer zip = ByteBuffer.allocate(data.length + 2 * name.length + 98);
    zip.order(ByteOrder.LITTLE_ENDIAN);
    header(zip.putInt(0x04034b50), data.length, declared).putShort((short) name.length);
    zip.putShort((short) 0).put(name).put(data);
    int directory = zip.position();
    header(zip.putInt(0x02014b50).putShort((short) 20), data.length, declared);
    zip.putShort((short) name.length).put(new byte[16]).put(name);
    int size = zip.position() - directory;
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    return zip.putInt(size).putInt(directory).putShort((short) 0).array();
  }

  /** What a local header and one of the directory have in common. */
  private static ByteBuffer header(ByteBuffer zip, int compressed, long size) {
    zip.putShort((short) 20).putShort((short) 0).putShort((short) Deflater.DEFLATED);
    return zip.putInt(0).putInt(0).putInt(compressed).putInt((int) size);
  }

  /** That many deflated MiB of nothing: the same bits again and again. */
  private static byte[] zeros(int mebibytes) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[MIB]);
    byte[] one = new byte[MIB];
    int length = deflater.deflate(one, 0, one.length, Deflater.SYNC_FLUSH);
    deflater.end();
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < mebibytes; i++) {
      all.write(one, 0, length);
    }
    all.writeBytes(new byte[] {3, 0});
    return all.toByteArray();
  }
}
