package io.github.goproxy4j.internal.text;

import com.google.common.base.CharMatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The names of files on a disk, by their bytes where a disk has bytes.
 *
 * <p>The JDK decodes names with the charset of the locale, so that {@code é.go} has no name it
 * could be opened by in a container that sets none. The URI of a path has its true bytes.
 */
public final class DiskName {
  private DiskName() {}

  /** The last element of {@code path}, as {@link RawString} spells it. */
  public static String of(Path path) {
    String name = String.valueOf(path.getFileName());
    if (CharMatcher.ascii().matchesAllOf(name) || !hasBytes(path)) {
      return name;
    }
    String uri = path.toUri().getRawPath();
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    return RawString.of(unescape(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end)));
  }

  /** What has the valid, relative, slash-separated {@code name} below {@code folder}. */
  public static Path resolve(Path folder, String name) throws IOException {
    if (CharMatcher.ascii().matchesAllOf(name) || !hasBytes(folder)) {
      try {
        return folder.resolve(name);
      } catch (InvalidPathException e) {
        throw new IOException("no file can be called " + name, e);
      }
    }
    String uri = folder.toUri().toString();
    return Path.of(URI.create((uri.endsWith("/") ? uri : uri + "/") + escape(name)));
  }

  private static boolean hasBytes(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault())
        && path.getFileSystem().getSeparator().equals("/");
  }

  private static byte[] unescape(String uri) {
    var out = new ByteArrayOutputStream(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        out.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(uri.charAt(i));
      }
    }
    return out.toByteArray();
  }

  private static String escape(String name) {
    var out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/') {
        out.append('/');
      } else {
        out.append('%').append(Character.forDigit(b >> 4 & 0xF, 16));
        out.append(Character.forDigit(b & 0xF, 16));
      }
    }
    return out.toString();
  }
}
