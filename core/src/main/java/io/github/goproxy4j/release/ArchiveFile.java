package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.FileType;
import io.github.goproxy4j.archive.TarEntry;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.zip.SourceFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * An entry of an archive that is not a directory.
 *
 * @param name as it stands in the archive
 * @param path below the root of the module
 */
record ArchiveFile(String name, String path, Status status, Content content) implements SourceFile {
  /** Opens a content. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  static ArchiveFile of(ZipEntry entry) {
    String name = RawString.of(entry.name());
    return new ArchiveFile(name, name, status(entry.type(), entry.uncompressedSize()), entry::open);
  }

  static ArchiveFile of(TarEntry entry) {
    String name = RawString.of(entry.name());
    return new ArchiveFile(name, name, status(entry.type(), entry.size()), entry::open);
  }

  private static Status status(FileType type, long size) {
    return new Status(
        switch (type) {
          case FILE -> Kind.REGULAR;
          case DIRECTORY -> Kind.DIRECTORY;
          case SYMLINK -> Kind.SYMLINK;
          case OTHER -> Kind.OTHER;
        },
        size);
  }

  ArchiveFile at(String newPath) {
    return new ArchiveFile(name, newPath, status, content);
  }

  @Override
  public InputStream open() throws IOException {
    return content.open();
  }

  /** The path, for messages. */
  @Override
  public String toString() {
    return RawString.display(path);
  }
}
