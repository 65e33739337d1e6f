package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.Utf8;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The names of files as bytes with slashes. */
final class FileNames {
  private static final char REPLACEMENT = '\uFFFD';

  private FileNames() {}

  /**
   * The name of {@code file} relative to {@code directory}. Where Java could not decode the bytes
   * of the file system, they are taken from the file's URI.
   */
  static byte[] relative(Path directory, Path file) {
    Path relative = directory.relativize(file);
    String[] elements = new String[relative.getNameCount()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = relative.getName(i).toString();
    }
    String name = String.join("/", elements);
    return name.indexOf(REPLACEMENT) < 0 ? Utf8.encode(name) : raw(file, elements.length);
  }

  private static byte[] raw(Path file, int elements) {
    String[] all = file.toUri().getRawPath().split("/");
    String escaped =
        String.join("/", Arrays.asList(all).subList(all.length - elements, all.length));
    // What is no escape stands for itself, which a plus sign does not in a form.
    return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
