package io.github.goproxy4j.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar archive in the making. */
final class Tar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream out =
      new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());

  Tar() {
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    out.setAddPaxHeadersForNonAsciiNames(true);
  }

  Tar gnuNames() {
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    return this;
  }

  Tar file(String name, String content) {
    return entry(new TarArchiveEntry(name), content, e -> {});
  }

  Tar file(String name, String content, Consumer<TarArchiveEntry> change) {
    return entry(new TarArchiveEntry(name), content, change);
  }

  /** An entry with any type and name, even an absolute one. */
  Tar special(String name, byte type, String link) {
    return entry(new TarArchiveEntry(name, type, true), "", e -> e.setLinkName(link));
  }

  Tar directory(String name) {
    return entry(new TarArchiveEntry(name + "/"), "", e -> {});
  }

  /** What {@code git archive} writes first. */
  Tar commit(String hash) {
    var entry = new TarArchiveEntry("pax_global_header", (byte) 'g');
    entry.addPaxHeader("comment", hash);
    try {
      out.putArchiveEntry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private Tar entry(TarArchiveEntry entry, String content, Consumer<TarArchiveEntry> change) {
    byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(utf8.length);
    entry.setModTime(Date.from(Instant.parse("2020-01-02T03:04:05Z")));
    change.accept(entry);
    try {
      out.putArchiveEntry(entry);
      out.write(utf8);
      out.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Tar files(Map<String, String> files) {
    files.forEach(this::file);
    return this;
  }

  byte[] build() {
    try {
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  byte[] gzip() {
    return gzip(build());
  }

  static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
