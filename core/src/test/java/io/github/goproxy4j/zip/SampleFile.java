package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that is whatever a test says, among other things not as large as it says. */
record SampleFile(String path, String kind, String content, long size) implements SourceFile {
  static SampleFile of(String path, String content) {
    return new SampleFile(path, "file", content, RawString.bytes(content).length);
  }

  /** Of a declared size, and empty. */
  static SampleFile sized(String path, long size) {
    return new SampleFile(path, "file", "", size);
  }

  static SampleFile of(GoCase.Line line) {
    return new SampleFile(line.path(), line.kind(), line.content(), line.size());
  }

  @Override
  public Status status() throws IOException {
    return new Status(
        switch (kind) {
          case "dir" -> Kind.DIRECTORY;
          case "link" -> Kind.SYMLINK;
          case "pipe" -> Kind.OTHER;
          case "broken" -> throw new IOException("no status");
          default -> Kind.REGULAR;
        },
        size);
  }

  @Override
  public InputStream open() throws IOException {
    if (kind.equals("locked")) {
      throw new IOException("not open");
    }
    return new ByteArrayInputStream(RawString.bytes(content));
  }
}
