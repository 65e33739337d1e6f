package io.github.goproxy4j.sum;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a go.sum file, unchecked, in their order.
 *
 * <p>A byte that is not UTF-8 survives: it becomes the char {@code U+DC00} plus its value, and is
 * written as the byte it was.
 */
public final class GoSum {
  private static final String EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";
  private static final String AUTHORITY = "go.sum";

  private final List<GoSumLine> lines;
  private final Map<GoSumLine.Key, List<String>> hashes = new HashMap<>();

  private GoSum(List<GoSumLine> lines) {
    this.lines = lines;
    for (GoSumLine line : lines) {
      hashes.computeIfAbsent(line.key(), key -> new ArrayList<>()).add(line.hash());
    }
  }

  /** A file with these lines, without those that record the hash of an empty go.mod file (G2). */
  public static GoSum of(List<GoSumLine> lines) {
    return new GoSum(lines.stream().filter(line -> !line.hash().equals(EMPTY_GO_MOD)).toList());
  }

  /**
   * The lines in the bytes of a file.
   *
   * @param fileName what the message of the exception calls the file
   * @throws MalformedGoSumException if a line has neither three fields nor none
   */
  public static GoSum parse(String fileName, byte[] content) {
    return parse(fileName, RawString.of(content));
  }

  /**
   * The lines in the text of a file.
   *
   * @param fileName what the message of the exception calls the file
   * @throws MalformedGoSumException if a line has neither three fields nor none
   */
  public static GoSum parse(String fileName, String content) {
    var lines = new ArrayList<GoSumLine>();
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      List<String> fields = Fields.of(line);
      if (fields.size() == 3) {
        lines.add(new GoSumLine(fields.get(0), fields.get(1), fields.get(2)));
      } else if (!fields.isEmpty()) {
        throw new MalformedGoSumException(fileName, number, fields.size());
      }
    }
    return of(lines);
  }

  /** The lines in the order of the file. */
  public List<GoSumLine> lines() {
    return lines;
  }

  /** This file with one more line at its end. */
  public GoSum plus(GoSumLine line) {
    var more = new ArrayList<>(lines);
    more.add(line);
    return of(more);
  }

  /**
   * Compares {@code actual}, the hash of a zip or a go.mod file, with what is expected. Nothing is
   * ever on record for an {@code .info} file.
   *
   * <p>The order of the lines matters: the first hash that is equal or of the known kind decides
   * (G3). Hashes of other kinds are as good as none.
   */
  public Verdict check(ModuleFile file, ModuleHash actual) {
    if (file.kind() == ModuleFile.Kind.INFO) {
      return new Verdict.Unknown();
    }
    for (String hash : hashes.getOrDefault(GoSumLine.Key.of(file), List.of())) {
      if (hash.equals(actual.value())) {
        return new Verdict.Match();
      }
      if (hash.startsWith(ModuleHash.PREFIX)) {
        return new Verdict.Mismatch(hash, AUTHORITY);
      }
    }
    return new Verdict.Unknown();
  }

  /** The file as the go command writes it: in order and without repetitions (O2). */
  public byte[] format() {
    SortedMap<GoSumLine.Key, SortedSet<String>> sorted =
        new TreeMap<>((a, b) -> ModuleOrder.compare(a.path(), a.version(), b.path(), b.version()));
    for (GoSumLine line : lines) {
      var key = new GoSumLine.Key(bytewise(line.path()), bytewise(line.version()));
      sorted.computeIfAbsent(key, k -> new TreeSet<>()).add(bytewise(line.hash()));
    }
    var out = new StringBuilder();
    sorted.forEach(
        (key, values) ->
            values.forEach(
                hash -> out.append(key.path() + " " + key.version() + " " + hash + "\n")));
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The bytes of {@code text} as chars, which sort as bytes do. */
  private static String bytewise(String text) {
    return new String(RawString.bytes(text), StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoSum sum && lines.equals(sum.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** How many lines there are. */
  @Override
  public String toString() {
    return "go.sum with " + lines.size() + " lines";
  }
}
