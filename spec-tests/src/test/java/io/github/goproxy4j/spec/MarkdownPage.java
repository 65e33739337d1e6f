package io.github.goproxy4j.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the project.
 *
 * @param file where it is
 * @param text all of it
 */
record MarkdownPage(Path file, String text) {
  private static final Path PROJECT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("..").normalize();
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");
  private static final Pattern SECTION = Pattern.compile("(?m)^(?=## )");
  private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");

  /**
   * What stands below one heading of the second level.
   *
   * @param title the heading; empty above the first
   */
  record Section(String title, String text) {
    /** What is in the blocks of a language, one after the other. */
    List<String> blocks(String language) {
      return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
          .matcher(text)
          .results()
          .map(block -> block.group(1))
          .toList();
    }
  }

  /** The page of that name below the folder of the project. */
  static MarkdownPage of(String name) {
    return at(PROJECT.resolve(name));
  }

  static MarkdownPage at(Path file) {
    try {
      return new MarkdownPage(file.normalize(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages in {@code docs}. */
  static List<MarkdownPage> docs() {
    return below("docs");
  }

  /** All pages that a reader finds. */
  static List<MarkdownPage> all() {
    List<MarkdownPage> pages = new ArrayList<>();
    for (String folder : List.of(".", "docs", "spec-tests", "spec-tests/src/test/vectors")) {
      pages.addAll(below(folder));
    }
    return pages;
  }

  private static List<MarkdownPage> below(String folder) {
    try (Stream<Path> files = Files.list(PROJECT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(MarkdownPage::at)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Section> sections() {
    return SECTION.splitAsStream(text).map(MarkdownPage::section).toList();
  }

  private static Section section(String text) {
    String title = text.startsWith("## ") ? text.lines().findFirst().orElseThrow() : "";
    return new Section(title.replaceFirst("^## +", ""), text);
  }

  /** Where the links of the page lead, as they are written. */
  List<String> links() {
    String prose = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("``");
    return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
  }

  /** What links into the page can name: its headings, spelled as GitHub does. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .forEach(anchor -> addNew(anchors, anchor));
    return anchors;
  }

  private static void addNew(Set<String> anchors, String anchor) {
    String unique = anchor;
    for (int n = 1; !anchors.add(unique); n++) {
      unique = anchor + "-" + n;
    }
  }

  private static String anchor(String heading) {
    return LINK.matcher(heading)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  @Override
  public String toString() {
    return PROJECT.relativize(file).toString();
  }
}
