package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The files of a vector, in memory or on a disk. */
final class DescribedFiles {
  /** What an operation on files takes that may be on a disk. */
  static final String ON_DISK = " [file]* [dir]* [link]* [pipe]*";

  /** What an operation on files takes that are nowhere. */
  static final String IN_MEMORY = ON_DISK + " [lost]*";

  private DescribedFiles() {}

  static SourceTree tree(Vector vector) {
    return SourceTree.of(
        vector.sections("file", "dir", "link", "pipe", "lost").stream()
            .map(Described::new)
            .toList());
  }

  private record Described(Section section) implements SourceFile {
    @Override
    public String path() {
      return section.name();
    }

    @Override
    public Status status() throws IOException {
      long size = section.number("size", section.content().length);
      return switch (section.kind()) {
        case "file" -> new Status(Kind.REGULAR, size);
        case "dir" -> new Status(Kind.DIRECTORY, size);
        case "link" -> new Status(Kind.SYMLINK, size);
        case "pipe" -> new Status(Kind.OTHER, size);
        default -> throw new IOException(section.line());
      };
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(section.content());
    }
  }

  /** Makes the files below {@code root}, which is made as well. */
  static void write(Vector vector, Path root) throws Exception {
    Files.createDirectories(root);
    for (Section section : vector.sections("file", "dir", "link", "pipe")) {
      Path path = path(root, section.name());
      Files.createDirectories(path.getParent());
      switch (section.kind()) {
        case "file" -> Files.write(path, section.content());
        case "dir" -> Files.createDirectories(path);
        case "link" -> Files.createSymbolicLink(path, Path.of(section.line()));
        default -> pipe(path);
      }
    }
  }

  private static void pipe(Path path) throws Exception {
    if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
      throw new IOException("no pipe at " + path);
    }
  }

  /** By the bytes of the name, which the JDK decodes in the charset of the locale. */
  static Path path(Path root, String name) {
    var uri = new StringBuilder(root.toUri().toString());
    if (!uri.toString().endsWith("/")) {
      uri.append('/');
    }
    for (byte b : RawString.bytes(name)) {
      uri.append(b == '/' ? "/" : "%" + HexFormat.of().toHexDigits(b));
    }
    return Path.of(URI.create(uri.toString())).normalize();
  }

  /** The name of a file below {@code root}, by its bytes. */
  static String name(Path root, Path file) {
    String rootUri = root.toUri().getRawPath();
    String uri = file.toUri().getRawPath().substring(rootUri.length());
    String name = uri.startsWith("/") ? uri.substring(1) : uri;
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        out.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
        i += 2;
      } else {
        out.write(name.charAt(i));
      }
    }
    return RawString.of(out.toByteArray());
  }
}
