package io.github.goproxy4j.spec.oracle;

import java.util.List;
import java.util.Random;

/** Makes go.sum files. */
final class SumLines {
  private SumLines() {}

  /** Paths whose order by bytes, by elements and by characters differ. */
  static final Gen<String> PATH =
      Gen.any(
          Gen.of("b.c/d", "b.c/d-e", "b.c/d.e", "b.c/d/v2", "b.c/D", "b.c/d/e", "b.c/d_e", "a.b/c"),
          Gen.of("\uFB01.go", "\uD840\uDC00.go", "\uFFFD", "é", "//")
              .map(s -> Bytes.ofText(s).chars()),
          Gen.of("\u00FF", "\u00C3", "b.c/\u00E9"),
          Paths.VALID);

  private static final Gen<String> RELEASE =
      Gen.join(
          Gen.of("v"),
          Gen.of("0", "1", "2", "10", "9"),
          Gen.of(
              ".0.0",
              ".1.0",
              ".0.10",
              ".0.9",
              ".0.0-pre",
              ".0.0-pre.1",
              ".0.0-0.2020",
              ".0.0-A",
              ".0.0-a"));

  /**
   * A version, no two of which have equal precedence: the order of such is open (O3). For the same
   * reason there is but one that is invalid.
   */
  static Bytes version(Random random) {
    return new Bytes(VERSION.next(random));
  }

  private static final Gen<String> VERSION =
      Gen.join(
          Gen.rarely(20, RELEASE, Gen.of("latest")),
          Gen.of("", "", "/go.mod", "/go.mod", "/x", "/"));

  private static final List<String> HASHES =
      List.of(
          "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
          "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=",
          "h1:6zUlOSaENfoqDP4broG635OGEP1QSH2xtdtBX5OqbTs=",
          "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  private static final Gen<String> HASH =
      Gen.rarely(
          3,
          random -> HASHES.get(random.nextInt(HASHES.size())),
          Gen.of(
              "h1:",
              "h1:x",
              "h2:abc",
              "H1:x",
              "x",
              "//",
              "h1",
              "\u00FF",
              "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"));

  private static final Gen<String> BLANK =
      Gen.rarely(
          6,
          Gen.of(" "),
          Gen.of(
              "\t",
              "  ",
              "\u00C2\u00A0",
              "\u00C2\u0085",
              "\u00E2\u0080\u00A8",
              "\u00E3\u0080\u0080",
              "\r",
              "\u000B",
              "\f"));

  private static final Gen<String> NO_BLANK =
      Gen.of(
          "\u00E2\u0080\u008B",
          "\u001C",
          "\u001F",
          "\u0085",
          "\u00A0",
          "\0",
          ",",
          "\u00EF\u00BB\u00BF");

  private static final Gen<String> END =
      Gen.rarely(8, Gen.of("\n"), Gen.of("\r\n", "\n\n", " \n", "\n\t", "\r\r\n"));

  private static Gen<String> lines(Gen<String> path, Gen<String> version, int oddity) {
    Gen<String> line = Gen.join(path, BLANK, version, BLANK, HASH);
    Gen<String> odd =
        Gen.any(
            Gen.of("a b", "a b c d", "a", "// x", "#", "a b c // d", "\u00C2\u00A0"),
            Gen.join(path, NO_BLANK, version, BLANK, HASH),
            Gen.join(line, BLANK, line));
    return Gen.join(
        Gen.rarely(60, Gen.of("", "", " "), NO_BLANK),
        Gen.repeat(0, 10, Gen.join(Gen.maybe(BLANK), Gen.rarely(oddity, line, odd), END)),
        Gen.rarely(4, Gen.of(""), line));
  }

  /** Files to be written again. */
  static final Gen<Strings> FILE = Gen.args(lines(PATH, VERSION, 60));

  private static final Gen<Strings> PAIR =
      Gen.any(
          Gen.args(Gen.of("b.c/d"), Gen.of("v1.0.0", "v1.0.0", "v0.1.0", "v2.0.0+incompatible")),
          Gen.args(Gen.of("b.c/d/v2"), Gen.of("v2.0.0", "v2.1.0-pre")));

  /** A file, and what is asked about a version that is in it more often than not. */
  static final Gen<Strings> CHECK =
      random -> {
        Strings pair = PAIR.next(random);
        Gen<String> suffix = Gen.of("", "/go.mod");
        Gen<String> version = Gen.join(Gen.of(pair.get(1).chars()), suffix);
        Gen<String> path = Gen.rarely(4, Gen.of(pair.get(0).chars()), PATH);
        String file = lines(path, Gen.rarely(3, version, VERSION), 60).next(random);
        return Strings.of(
            new Bytes(random.nextInt(6) == 0 ? Special.mutate(file, random) : file),
            pair.get(0),
            new Bytes(version.next(random)),
            new Bytes(HASHES.get(random.nextInt(HASHES.size()))));
      };
}
