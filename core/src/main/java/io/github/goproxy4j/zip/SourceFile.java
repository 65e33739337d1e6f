package io.github.goproxy4j.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** One file that may go into a module zip. */
public interface SourceFile {
  /**
   * The path relative to the root of the module, with slashes. It need not be valid: finding out is
   * what checking is for. A lone surrogate stands for a byte that is not UTF-8.
   */
  String path();

  /**
   * What kind of file it is and how large; of a symbolic link, not of what it points to.
   *
   * @throws IOException if that cannot be told, which makes the file invalid with this message
   */
  Status status() throws IOException;

  /** The content; called for regular files only. The caller closes the stream. */
  InputStream open() throws IOException;

  /** What a directory says about a file without opening it. */
  record Status(Kind kind, long size) {}

  /** Only regular files become part of a zip. */
  enum Kind {
    /** A file with content, the only kind that belongs in a module. */
    REGULAR,
    /** A directory, as a list of files may have it; it is never followed. */
    DIRECTORY,
    /** A symbolic link, wherever it leads. */
    SYMLINK,
    /** A pipe, a socket, a device. */
    OTHER
  }

  /** A regular file with a copy of {@code content}. */
  static SourceFile ofBytes(String path, byte[] content) {
    byte[] copy = content.clone();
    return new SourceFile() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public Status status() {
        return new Status(Kind.REGULAR, copy.length);
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(copy);
      }
    };
  }

  /** Whatever {@code file} is when it is asked for; a symbolic link is not followed. */
  static SourceFile ofFile(String path, Path file) {
    return new DiskFile(path, file, () -> DiskFile.status(file));
  }
}
