package io.github.goproxy4j.internal.deflate;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits on their way to a stream, lowest first. There is room for one block. */
final class BitOutput {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private OutputStream target = OutputStream.nullOutputStream();
  private long flushed;
  private int at;
  private long bits;
  private int count;

  BitOutput(int room) {
    this.bytes = new byte[room];
  }

  void begin(OutputStream target) {
    this.target = target;
    flushed = at = count = 0;
    bits = 0;
  }

  /** Writes up to 56 bits; above them {@code value} has none. */
  void write(long value, int length) {
    bits |= value << count;
    count += length;
    LONGS.set(bytes, at, bits);
    at += count >>> 3;
    bits >>>= count & 0x38;
    count &= 7;
  }

  /** Fills up a byte that was begun. */
  void align() {
    write(0, -count & 7);
  }

  /** Hands on all whole bytes. */
  void flush() throws IOException {
    target.write(bytes, 0, at);
    flushed += at;
    at = 0;
  }

  /** Writes bytes, after all that came before them and has to be aligned. */
  void write(byte[] content, int from, int length) throws IOException {
    flush();
    target.write(content, from, length);
    flushed += length;
  }

  /** How many bytes were handed on. */
  long flushed() {
    return flushed;
  }
}
