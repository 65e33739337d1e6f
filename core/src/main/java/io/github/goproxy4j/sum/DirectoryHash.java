package io.github.goproxy4j.sum;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hashes the files below a directory (H5). */
final class DirectoryHash {
  private DirectoryHash() {}

  static ModuleHash of(Path directory, String prefix) throws IOException {
    var hash = new Hash1();
    for (Named<Path> file : files(directory, prefix)) {
      Hash1.checkName(file.name);
      try (InputStream content = open(file.value)) {
        hash.add(file.name, content);
      }
    }
    return hash.sum();
  }

  /** Links are followed, but not to what has no end or never begins. */
  private static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      Blob.ofFile(file).close();
    }
    return Files.newInputStream(file);
  }

  private static List<Named<Path>> files(Path directory, String prefix) throws IOException {
    checkDirectory(directory);
    byte[] base = Utf8.encode(base(prefix));
    var files = new ArrayList<Named<Path>>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(new Named<>(join(base, name(directory, file)), file));
            return FileVisitResult.CONTINUE;
          }
        });
    return Named.sorted(files);
  }

  private static void checkDirectory(Path directory) throws IOException {
    var attributes =
        Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      throw new IOException(directory + " is not a directory");
    }
  }

  /** What a name begins with, so that the whole is what {@code path.Join} would give. */
  private static String base(String prefix) {
    String clean = SlashPath.clean(prefix);
    return clean.equals(".") ? "" : clean.endsWith("/") ? clean : clean + "/";
  }

  /** The name of {@code file} relative to {@code directory}, with slashes. */
  private static byte[] name(Path directory, Path file) {
    Path relative = directory.relativize(file);
    var elements = new ArrayList<String>();
    for (int end = 1; end <= relative.getNameCount(); end++) {
      elements.add(DiskName.of(directory.resolve(relative.subpath(0, end))));
    }
    return RawString.bytes(String.join("/", elements));
  }

  private static byte[] join(byte[] base, byte[] name) {
    byte[] joined = Arrays.copyOf(base, base.length + name.length);
    System.arraycopy(name, 0, joined, base.length, name.length);
    return joined;
  }
}
