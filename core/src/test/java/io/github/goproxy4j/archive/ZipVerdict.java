package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.io.InputStream;

/** What the reader and the hash make of a zip, in the words of the file that Go wrote. */
final class ZipVerdict {
  private static final int SHOWN = 3;
  private static final int LONGEST_NAME = 200;

  private ZipVerdict() {}

  static String of(Blob zip) throws IOException {
    ZipDirectory directory;
    try {
      directory = ZipDirectory.read(zip);
    } catch (ZipFormatException e) {
      return "error " + e.getMessage() + "\n";
    }
    var out = new StringBuilder("entries " + directory.entries().size() + "\n");
    directory.entries().stream().limit(SHOWN).forEach(entry -> out.append(describe(entry)));
    return out + hash(directory);
  }

  private static String describe(ZipEntry entry) {
    String name = GoQuote.quote(entry.name());
    return "entry %s method %d flags %d crc %08x sizes %s %s: %s\n"
        .formatted(
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            entry.method(),
            entry.flags(),
            entry.crc32(),
            Long.toUnsignedString(entry.compressedSize()),
            Long.toUnsignedString(entry.uncompressedSize()),
            read(entry));
  }

  private static String read(ZipEntry entry) {
    try (InputStream content = entry.open()) {
      return Sha256.hex(Sha256.of(content.readAllBytes())).substring(0, 8);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static String hash(ZipDirectory directory) {
    try {
      return "hash " + ModuleHash.ofZip(directory) + "\n";
    } catch (IOException e) {
      return "error " + e.getMessage() + "\n";
    }
  }
}
