package io.github.goproxy4j.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A file on a disk. */
final class DiskFile implements SourceFile {
  private final String path;
  private final Path file;
  private final StatusQuery query;

  DiskFile(String path, Path file, StatusQuery query) {
    this.path = path;
    this.file = file;
    this.query = query;
  }

  @FunctionalInterface
  interface StatusQuery {
    Status status() throws IOException;
  }

  /** {@code lstat}. */
  static Status status(Path file) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Kind kind =
        attributes.isRegularFile()
            ? Kind.REGULAR
            : attributes.isDirectory()
                ? Kind.DIRECTORY
                : attributes.isSymbolicLink() ? Kind.SYMLINK : Kind.OTHER;
    return new Status(kind, attributes.size());
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Status status() throws IOException {
    return query.status();
  }

  @Override
  public InputStream open() throws IOException {
    // Other file systems need not know the option.
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Files.newInputStream(file);
    }
    try {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A link, of which the JDK does not say where it is.
      throw (IOException)
          new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }
  }
}
