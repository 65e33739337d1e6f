package io.github.goproxy4j.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small zips of every common kind for the fuzzer to begin with. */
final class ZipSeeds {
  private static final String PREFIX = "a.b/m@v1.0.0/";

  private ZipSeeds() {}

  static Stream<byte[]> all() throws IOException {
    byte[] stored = zip(ZipEntry.STORED, "go.mod", "a.go", "x/b.go");
    byte[] deflated = zip(ZipEntry.DEFLATED, "go.mod", "x/y/z.go", "LICENSE");
    return Stream.of(
        stored,
        withoutChecksums(stored),
        deflated,
        zip(ZipEntry.STORED),
        zip(ZipEntry.STORED, "x/", "x/a.go"),
        zip(ZipEntry.STORED, "a", "A"),
        zip(ZipEntry.STORED, "x/go.mod", "vendor/x/a.go", "../b", "con", "é", "a\\b"));
  }

  private static byte[] zip(int method, String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        byte[] content =
            (name.endsWith("/") ? "" : "module a.b/m\n").getBytes(StandardCharsets.US_ASCII);
        var entry = new ZipEntry(PREFIX + name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          var crc = new CRC32();
          crc.update(content);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  /** A checksum of 0 is not checked, so that contents can change. */
  private static byte[] withoutChecksums(byte[] zip) {
    byte[] changed = zip.clone();
    for (int i = 0; i + 20 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && (zip[i + 2] == 1 || zip[i + 2] == 3)) {
        int at = i + (zip[i + 2] == 1 ? 16 : 14);
        Arrays.fill(changed, at, at + 4, (byte) 0);
      }
    }
    return changed;
  }
}
