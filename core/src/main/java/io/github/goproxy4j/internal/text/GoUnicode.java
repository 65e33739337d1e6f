package io.github.goproxy4j.internal.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The character classes that decide Go's verdict on a path, from a table written by the program
 * {@code spec-tests/src/test/go/unicode}.
 */
public final class GoUnicode {
  private static final Tables TABLES = Tables.load();

  private GoUnicode() {}

  /** The Unicode version of the tables, like {@code 15.0.0}. */
  public static String version() {
    return TABLES.version;
  }

  /** {@code unicode.IsLetter}. */
  public static boolean isLetter(int c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' : contains(TABLES.letter, c);
  }

  /** {@code unicode.IsPrint}. */
  public static boolean isPrint(int c) {
    return c < 0x7F ? c >= ' ' : contains(TABLES.print, c);
  }

  /** {@code unicode.IsSpace}. */
  public static boolean isSpace(int c) {
    return c >= '\t' && c <= '\r'
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** The representative of the characters that differ from {@code c} only in case. */
  public static int fold(int c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    int i = Arrays.binarySearch(TABLES.foldFrom, c);
    return i < 0 ? c : TABLES.foldTo[i];
  }

  /** {@code s} with every character folded: two paths collide exactly if these are equal. */
  public static String fold(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 0x80 || c >= 'A' && c <= 'Z') {
        return folded(s);
      }
    }
    return s;
  }

  private static String folded(String s) {
    var out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      out.appendCodePoint(fold(c));
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean contains(int[] ranges, int c) {
    int i = Arrays.binarySearch(ranges, c);
    // An odd insertion point lies between a first and its last character.
    return i >= 0 || (-i - 1) % 2 == 1;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tables(String version, int[] letter, int[] print, int[] foldFrom, int[] foldTo) {
    static Tables load() {
      try (InputStream in =
              Objects.requireNonNull(GoUnicode.class.getResourceAsStream("unicode.txt"));
          var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        return parse(lines.lines().toList());
      } catch (IOException e) {
        throw new UncheckedIOException("reading the Unicode tables", e);
      }
    }

    private static Tables parse(List<String> lines) {
      int[] fold = section(lines, "[fold]");
      int[] from = new int[fold.length / 2];
      int[] to = new int[fold.length / 2];
      for (int i = 0; i < from.length; i++) {
        from[i] = fold[2 * i];
        to[i] = fold[2 * i + 1];
      }
      return new Tables(
          lines.get(0).substring("unicode ".length()),
          section(lines, "[letter]"),
          section(lines, "[print]"),
          from,
          to);
    }

    private static int[] section(List<String> lines, String name) {
      var numbers = new ArrayList<Integer>();
      for (String line : lines.subList(lines.indexOf(name) + 1, lines.size())) {
        if (line.startsWith("[")) {
          break;
        }
        int space = line.indexOf(' ');
        numbers.add(Integer.parseInt(line, 0, space, 16));
        numbers.add(Integer.parseInt(line, space + 1, line.length(), 16));
      }
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
