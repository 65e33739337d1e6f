package io.github.goproxy4j.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.semver.InvalidVersionException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** E1-E4: names without capitals. */
class EscapingTest {
  static List<Row> rows() {
    return GoTable.read(EscapingTest.class, "escapes.txt").stream()
        .filter(row -> row.isText(1))
        .toList();
  }

  private static UnaryOperator<String> function(String name) {
    return switch (name) {
      case "escapePath" -> Escaping::escapePath;
      case "escapeVersion" -> Escaping::escapeVersion;
      case "unescapePath" -> Escaping::unescapePath;
      case "unescapeVersion" -> Escaping::unescapeVersion;
      default -> throw new AssertionError(name);
    };
  }

  private static String resultOrError(String function, String input) {
    try {
      return function(function).apply(input);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithGo(Row row) {
    String expected = row.text(3).isEmpty() ? row.text(2) : row.text(3);

    assertThat(resultOrError(row.text(0), row.text(1))).isEqualTo(expected);
  }

  @Test
  void failsWithTheTypeOfTheFailure() {
    assertThatThrownBy(() -> Escaping.escapePath("nodot"))
        .isInstanceOf(MalformedPathException.class);
    assertThatThrownBy(() -> Escaping.escapeVersion("feature/x"))
        .isInstanceOf(InvalidVersionException.class);
    assertThatThrownBy(() -> Escaping.unescapePath("m.example/a!"))
        .isInstanceOfSatisfying(
            MalformedEscapeException.class, e -> assertThat(e.input()).isEqualTo("m.example/a!"));
    assertThatThrownBy(() -> Escaping.unescapeVersion("V1"))
        .isInstanceOf(MalformedEscapeException.class);
  }

  @Property
  void escapingPathsIsABijectionE4(@ForAll("modulePaths") String path) {
    String escaped = Escaping.escapePath(path);

    assertThat(escaped).isEqualTo(escaped.toLowerCase(Locale.ROOT)).isASCII();
    assertThat(Escaping.unescapePath(escaped)).isEqualTo(path);
  }

  @Property
  void escapingVersionsIsABijectionE4(@ForAll("queries") String version) {
    String escaped = Escaping.escapeVersion(version);

    assertThat(escaped).isEqualTo(escaped.toLowerCase(Locale.ROOT)).isASCII();
    assertThat(Escaping.unescapeVersion(escaped)).isEqualTo(version);
  }

  @Property(tries = 5000)
  void nothingButTheEscapedFormIsReadE4(@ForAll("nearlyEscaped") String text) {
    if (GoTable.error(() -> Escaping.unescapePath(text)).isEmpty()) {
      assertThat(Escaping.escapePath(Escaping.unescapePath(text))).isEqualTo(text);
    }
    if (GoTable.error(() -> Escaping.unescapeVersion(text)).isEmpty()) {
      assertThat(Escaping.escapeVersion(Escaping.unescapeVersion(text))).isEqualTo(text);
    }
  }

  @Test
  @Timeout(20)
  void takesInputOfAnyLength() {
    String path = "m.example/" + "A".repeat(1 << 20);
    String escaped = "m.example/" + "!a".repeat(1 << 20);

    assertThat(Escaping.escapePath(path).equals(escaped)).isTrue();
    assertThat(Escaping.unescapePath(escaped).equals(path)).isTrue();
    assertThat(GoTable.error(() -> Escaping.unescapePath(escaped + "!"))).isNotEmpty();
  }

  @Provide
  Arbitrary<String> modulePaths() {
    Arbitrary<String> element =
        Arbitraries.strings().withCharRange('A', 'Z').withChars("abz09-_~.").ofMaxLength(6);
    return element
        .list()
        .ofMaxSize(4)
        .map(list -> "m.example" + String.join("", list.stream().map(e -> "/" + e).toList()))
        .filter(path -> PathKind.MODULE.problem(path).isEmpty());
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withChars("abz09-_~.+@% #=()[]{}^,&$")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(s -> GoTable.error(() -> Escaping.escapeVersion(s)).isEmpty());
  }

  @Provide
  Arbitrary<String> nearlyEscaped() {
    Arbitrary<String> tail =
        Arbitraries.of("!", "!a", "!b", "A", "a", "/", ".", "1", "!!", "é", "-", "!1")
            .list()
            .ofMaxSize(6)
            .map(list -> String.join("", list));
    return Combinators.combine(Arbitraries.of("m.example/", "", "v1.0.0-", "!m.example/"), tail)
        .as(String::concat);
  }
}
