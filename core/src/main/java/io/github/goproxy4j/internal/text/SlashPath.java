package io.github.goproxy4j.internal.text;

import java.util.ArrayDeque;

/** Go's package {@code path}: slash-separated paths, on every platform. */
public final class SlashPath {
  private SlashPath() {}

  /** {@code path.Clean}: the shortest path that names the same thing, by text alone. */
  public static String clean(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    boolean rooted = path.charAt(0) == '/';
    var elements = new ArrayDeque<String>();
    for (String element : path.split("/", -1)) {
      if (element.equals("..")) {
        if (!elements.isEmpty() && !elements.peekLast().equals("..")) {
          elements.removeLast();
        } else if (!rooted) {
          elements.addLast("..");
        }
      } else if (!element.isEmpty() && !element.equals(".")) {
        elements.addLast(element);
      }
    }
    String joined = String.join("/", elements);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** Whether {@code path} is its own {@link #clean} form. */
  public static boolean isClean(String path) {
    return isPlain(path) || path.equals(clean(path));
  }

  /** Whether every element is a name, which is most often so. */
  private static boolean isPlain(String path) {
    for (int start = 0; start <= path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end - start <= 2 && path.startsWith("..".substring(0, end - start), start)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** {@code path.Dir} of a clean path: all but the last element, {@code .} if there is but one. */
  public static String dir(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }

  /** What follows the last slash. */
  public static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
