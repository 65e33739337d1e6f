package io.github.goproxy4j.standalone;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears whole or not at all; one that was there is kept until then. */
final class OutputFile {
  private final Path file;
  private final Path target;

  private OutputFile(Path file, Path target) {
    this.file = file;
    this.target = target;
  }

  /** What writes the file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A file at {@code file}, where nothing or another file is; a link to one is followed. */
  static OutputFile at(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(file)) {
        throw failure(file, Files.isDirectory(file) ? "is a directory" : "not a regular file");
      }
      target = file.toRealPath();
    }
    return new OutputFile(file, target);
  }

  /** Fails if the file would be among those in {@code folder}, which it is to be made of. */
  OutputFile outside(Path folder) throws IOException {
    Path parent = target.getParent();
    if (parent != null && Files.isDirectory(parent) && Files.isDirectory(folder)) {
      if (parent.toRealPath().startsWith(folder.toRealPath())) {
        throw failure(file, "is in the folder " + folder + " that it would be made of");
      }
    }
    return this;
  }

  void write(Content content) throws IOException {
    Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
    OutputStream opened = open(part);
    try {
      try (OutputStream out = new BufferedOutputStream(opened)) {
        content.writeTo(out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private OutputStream open(Path part) throws IOException {
    try {
      return new Part(
          Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileSystemException e) {
      throw failure(file, FileReason.of(e));
    }
  }

  private static FileSystemException failure(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  /** Says which file could not be written. */
  private final class Part extends FilterOutputStream {
    Part(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw failure(file, ErrorText.of(e));
      }
    }
  }
}
