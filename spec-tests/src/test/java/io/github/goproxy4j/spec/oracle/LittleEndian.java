package io.github.goproxy4j.spec.oracle;

import java.io.ByteArrayOutputStream;

/** Collects numbers as zips have them. */
final class LittleEndian {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Two bytes each. */
  LittleEndian shorts(int... numbers) {
    for (int n : numbers) {
      out.write(n);
      out.write(n >> 8);
    }
    return this;
  }

  /** Four bytes each. */
  LittleEndian ints(int... numbers) {
    for (int n : numbers) {
      shorts(n, n >> 16);
    }
    return this;
  }

  /** Eight bytes each. */
  LittleEndian longs(long... numbers) {
    for (long n : numbers) {
      ints((int) n, (int) (n >> 32));
    }
    return this;
  }

  LittleEndian bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
