package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.InputStream;
import java.time.Instant;

/** One file of a tar archive. */
public final class TarEntry {
  private final Blob tar;
  private final byte[] name;
  private final FileType type;
  private final long position;
  private final long size;
  private final long modified;

  TarEntry(Blob tar, byte[] name, FileType type, long position, long size, long modified) {
    this.tar = tar;
    this.name = name;
    this.type = type;
    this.position = position;
    this.size = size;
    this.modified = modified;
  }

  /** The name as it stands in the archive, whatever its encoding. */
  public byte[] name() {
    return name.clone();
  }

  /** What the entry was on the disk it comes from. */
  public FileType type() {
    return type;
  }

  /** How many bytes the content has. */
  public long size() {
    return size;
  }

  /** When the file was last changed, in whole seconds. */
  public Instant modified() {
    return Instant.ofEpochSecond(modified);
  }

  /** The content, which is in the archive as it is. */
  public InputStream open() {
    return Section.of(tar, position, size);
  }

  /** The name, for messages. */
  @Override
  public String toString() {
    return Utf8.decode(name);
  }
}
