package io.github.goproxy4j.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Small tars for the fuzzer to begin with. */
final class TarSeeds {
  private static final int BLOCK = 512;
  private static final String GO_MOD = "module a.b/m\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TarSeeds() {}

  static Stream<byte[]> all() throws IOException {
    byte[] plain = new TarSeeds().entry('0', "m/go.mod", GO_MOD).entry('0', "m/a.go", "").end();
    byte[] pax =
        new TarSeeds()
            .entry('g', "pax_global_header", "52 comment=" + "0123456789".repeat(4) + "\n")
            .entry('5', "a.b/m@v1.0.0/", "")
            .entry('x', "PaxHeader", "18 path=m/long.go\n14 mtime=1.5\n")
            .entry('0', "m/go.mod", GO_MOD)
            .end();
    byte[] gnu =
        new TarSeeds()
            .entry('L', "././@LongLink", "./go.mod\0")
            .entry('0', "x", GO_MOD)
            .entry('2', "./link", "")
            .end();
    return Stream.of(plain, pax, gnu, gzip(plain));
  }

  private TarSeeds entry(char type, String name, String content) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, String.format("%011o", content.length()));
    put(header, 136, "13603256645");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.writeBytes(header);
    out.writeBytes(content.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[Math.floorMod(-content.length(), BLOCK)]);
    return this;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private byte[] end() {
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
