package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.zip.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A file that exists only in a case, by its path, kind, claimed size and content. */
record CaseFile(Bytes name, String kind, String size, Bytes content) implements SourceFile {
  static List<CaseFile> all(Strings arguments, int start) {
    var files = new ArrayList<CaseFile>();
    for (int i = start; i < arguments.size(); i += 4) {
      files.add(
          new CaseFile(
              arguments.get(i),
              arguments.text(i + 1),
              arguments.text(i + 2),
              arguments.get(i + 3)));
    }
    return files;
  }

  @Override
  public String path() {
    return name.raw();
  }

  @Override
  public Status status() throws IOException {
    long bytes = size.isEmpty() ? content.length() : Long.parseLong(size);
    return switch (kind) {
      case "file" -> new Status(Kind.REGULAR, bytes);
      case "directory" -> new Status(Kind.DIRECTORY, bytes);
      case "link" -> new Status(Kind.SYMLINK, bytes);
      case "pipe" -> new Status(Kind.OTHER, bytes);
      default -> throw new IOException("cannot tell");
    };
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content.array());
  }
}
