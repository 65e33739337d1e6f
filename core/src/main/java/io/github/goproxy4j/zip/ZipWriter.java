package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.RawString;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes a zip whose bytes depend on nothing but names, contents and zlib: no clock, no time zone,
 * no locale (Z25).
 */
final class ZipWriter implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_NAME = 0xFFFF;

  private final byte[] buffer = new byte[BUFFER];
  private final OutputStream target;
  private final Archive archive;

  /** Writes to {@code target}, which is flushed at the end and never closed. */
  ZipWriter(OutputStream target) {
    this.target = new BufferedOutputStream(target, BUFFER);
    this.archive = new Archive(this.target);
  }

  /** Adds an entry with at most {@code limit} bytes of {@code content}; returns how many came. */
  long add(String name, InputStream content, long limit) throws IOException {
    if (RawString.bytes(name).length > MAX_NAME) {
      throw new ZipException("zip: FileHeader.Name too long");
    }
    archive.putArchiveEntry(new Entry(name));
    long size = 0;
    while (size < limit) {
      int n = content.read(buffer, 0, (int) Math.min(BUFFER, limit - size));
      if (n < 0) {
        break;
      }
      archive.write(buffer, 0, n);
      size += n;
    }
    archive.closeArchiveEntry();
    return size;
  }

  /** Writes the directory. */
  void finish() throws IOException {
    archive.finish();
    target.flush();
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    archive.release();
  }

  private static final class Entry extends ZipArchiveEntry {
    private final String name;

    Entry(String name) {
      super("");
      this.name = name;
    }

    /** What the JDK's own entry would not take: from 24 on it has its own idea of too long. */
    @Override
    public String getName() {
      return name;
    }

    /** Entries are keys of a map; names with one hash code must not make it slow. */
    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    /** Before 1980 in every time zone, which a zip can only express as the start of 1980. */
    @Override
    public long getTime() {
      return 0;
    }
  }

  private static final class Archive extends ZipArchiveOutputStream {
    Archive(OutputStream target) {
      super(target);
    }

    void release() {
      def.end();
    }
  }
}
