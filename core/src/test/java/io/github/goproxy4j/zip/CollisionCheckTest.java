package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.zip.CollisionCheck.EntryType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Z40, Z41: the tree of forks says what the plain map says. Cases with Go's answers are in
 * files.txt.
 */
class CollisionCheckTest {
  record Entry(String path, EntryType type) {}

  /** The rule as it is stated: every path and every directory above it in one map. */
  private static final class PlainMap {
    private final Map<String, Entry> seen = new HashMap<>();

    String add(String path, EntryType type) {
      Entry other = seen.putIfAbsent(GoUnicode.fold(path), new Entry(path, type));
      if (other != null && !other.path.equals(path)) {
        return "case-insensitive file name collision: "
            + GoQuote.quote(other.path)
            + " and "
            + GoQuote.quote(path);
      }
      if (other != null && other.type != type) {
        return "entry " + GoQuote.quote(path) + " is both a file and a directory";
      }
      if (other != null && type == EntryType.FILE) {
        return "multiple entries for file " + GoQuote.quote(path);
      }
      String parent = SlashPath.dir(path);
      return parent.equals(".") ? null : add(parent, EntryType.DIRECTORY);
    }
  }

  @Property(tries = 2000)
  void agreesWithOneMapOfAllPaths(@ForAll("entries") List<Entry> entries) {
    var check = new CollisionCheck();
    var map = new PlainMap();
    var actual = new ArrayList<String>();
    var expected = new ArrayList<String>();
    for (Entry entry : entries) {
      actual.add(check.add(entry.path, entry.type));
      expected.add(map.add(entry.path, entry.type));
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Entry>> entries() {
    Arbitrary<String> path =
        Arbitraries.of("a", "A", "b", "ab", "k", "\u212a", "\u00df")
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(elements -> String.join("/", elements));
    return Combinators.combine(path, Arbitraries.of(EntryType.class))
        .as(Entry::new)
        .list()
        .ofMaxSize(14);
  }

  @Test
  @Tag("large")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void deepPathsTakeNoMoreRoomThanTheyAreLong() {
    var check = new CollisionCheck();
    String deep = "a/".repeat(32_000);

    for (int i = 0; i < 500; i++) {
      assertThat(check.add(deep + i, EntryType.FILE)).isNull();
      assertThat(check.add(i + "/" + deep + i, EntryType.FILE)).isNull();
    }
    assertThat(check.add(deep + "499", EntryType.FILE)).startsWith("multiple entries for file ");
  }
}
