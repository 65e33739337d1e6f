package io.github.goproxy4j.spec.oracle;

/** Makes {@code .info} files and the times in them. */
final class Infos {
  private Infos() {}

  private static Gen<String> upTo(int max) {
    Gen<String> good = random -> String.format("%02d", random.nextInt(max + 1));
    return Gen.rarely(
        25,
        good,
        Gen.of(
            "00", "24", "29", "30", "31", "32", "60", "61", "13", "99", "1", "", "001", "+1",
            " 1"));
  }

  private static final Gen<String> ZONE =
      Gen.any(
          Gen.of(
              "Z", "Z", "z", "", "+00:00", "-00:00", "+24:00", "+23:60", "+25:00", "+0100", "+1:00",
              " Z"),
          Gen.join(
              Gen.of("+", "-"), upTo(24), Gen.rarely(15, Gen.of(":"), Gen.of("", ".")), upTo(60)));

  private static final Gen<String> FRACTION =
      Gen.any(
          Gen.of(
              "",
              "",
              ".1",
              ",1",
              ".",
              ",",
              ".000",
              ".123456789",
              ".1234567899",
              ".999999999",
              ".9999999999",
              ".1a",
              ",5"),
          Gen.join(Gen.of(".", ","), Versions.NUMBER));

  /** Times as RFC 3339 has them, and what comes near them. */
  static final Gen<String> TIME =
      Special.mutated(
          Gen.join(
              Gen.rarely(
                  12,
                  Gen.of("2020", "2019", "1900", "2000", "0001", "0000", "9999", "1970"),
                  Gen.of("10000", "20", "-001")),
              Gen.rarely(50, Gen.of("-"), Gen.of("", "/")),
              upTo(13),
              Gen.rarely(50, Gen.of("-"), Gen.of("", "/")),
              upTo(32),
              Gen.rarely(50, Gen.of("T"), Gen.of("t", " ", "")),
              Gen.any(upTo(24), upTo(24), upTo(9).map(s -> s.substring(Math.min(1, s.length())))),
              Gen.of(":"),
              upTo(60),
              Gen.of(":"),
              upTo(60),
              FRACTION,
              ZONE));

  private static final Gen<String> GOOD_TIME =
      Gen.of(
          "2020-01-02T03:04:05Z",
          "0001-01-01T00:00:00Z",
          "2020-02-29T23:59:59.5+01:00",
          "2020-01-02T3:04:05,5Z");

  private static final Gen<String> SPACE =
      Gen.rarely(12, Gen.of("", "", " ", "\n", "\t\r"), Gen.of("\u00A0", "\f", "//x\n", "/**/"));

  private static final Gen<String> HUGE =
      random -> {
        int depth = 10_000 + random.nextInt(4) - 2;
        return switch (random.nextInt(4)) {
          case 0 -> "[".repeat(depth) + "]".repeat(depth);
          case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
          case 2 -> "1".repeat(2000);
          default -> "[".repeat(1001) + "\"" + "x".repeat(70_000) + "\"" + "]".repeat(1001);
        };
      };

  private static final Gen<String> GOOD_VALUE =
      Gen.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "1e5",
          "1E+400",
          "\"\"",
          "\"a\"",
          "\"a\\nb\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "{}",
          "[]",
          "[[[[]]]]",
          "[ 1 , 2 ]",
          "{\"a\":{\"b\":[null]}}",
          "{\"a\":1,\"a\":2}",
          "\"\u00FF\"",
          "\"\u007F\"");

  private static final Gen<String> USUAL_VALUE =
      Gen.rarely(
          5,
          GOOD_VALUE,
          Gen.any(
              Gen.of(
                  "01", "1.", ".1", "+1", "-", "NaN", "Infinity", "nul", "'a'", "0x1", "1e", "tru"),
              Gen.of("\"a\nb\"", "\"\\q\"", "\"", "\"\\u12\"", "\"\\'\"", "\"\0\"", "\"\u001F\""),
              Gen.of(
                  "[1,]", "{\"a\":1,}", "[1 2]", "{\"a\"}", "{a:1}", "[", "{", "[,]", "{,}", "]"),
              Gen.join(Gen.of("\""), Gen.repeat(0, 3, Special.CHARACTER), Gen.of("\""))));

  private static final Gen<String> VALUE = Gen.rarely(2000, USUAL_VALUE, HUGE);

  private static final Gen<String> QUOTED_VERSION =
      Gen.any(
          Versions.VALID.map(v -> '"' + v + '"'),
          Versions.VALID.map(v -> '"' + v + '"'),
          Gen.of(
              "\"v1.0.0\"",
              "\"v1.2.3-pre\"",
              "\"v1.0.\\u0030\"",
              "\"v1\"",
              "\"\"",
              "\"v2.0.0+incompatible\"",
              "\"master\""),
          Versions.VALID.map(v -> '"' + v + '"'),
          Versions.ANY.map(v -> '"' + v + '"'));

  private static final Gen<String> QUOTED_TIME =
      Gen.any(
          GOOD_TIME.map(t -> '"' + t + '"'),
          GOOD_TIME.map(t -> '"' + t + '"'),
          GOOD_TIME.map(t -> '"' + t + '"'),
          TIME.map(t -> '"' + t + '"'),
          Gen.of(
              "\"2020-01-02T03:04:05\\u005a\"",
              "\"2020-01-02T03:04:05Z\\n\"",
              "\"\"",
              "\"\\u0032020-01-02T03:04:05Z\""));

  private static final Gen<String> ORIGIN =
      Gen.any(
          Gen.of(
              "{\"VCS\":\"git\",\"URL\":\"https://x.y\",\"Hash\":\"abc\",\"Ref\":\"refs/heads/main\"}",
              "null",
              "{}"),
          Gen.join(
              Gen.of("{\""),
              Gen.of(
                  "VCS",
                  "url",
                  "Subdir",
                  "HASH",
                  "tagSum",
                  "tagSu\u006d",
                  "Ref",
                  "RepoSum",
                  "\u212A",
                  "ref\u017F",
                  "x",
                  "TagPrefix",
                  "ta\\u0067Sum"),
              Gen.of("\":"),
              VALUE,
              Gen.of("}")),
          VALUE);

  private static final Gen<String> MEMBER =
      Gen.any(
          Gen.join(
              Gen.of(
                  "\"Version\"",
                  "\"version\"",
                  "\"VERSION\"",
                  "\"ver\u00C5\u00BFion\"",
                  "\"V\\u0065rsion\"",
                  "\"Version \""),
              Gen.of(":", " : "),
              Gen.rarely(8, QUOTED_VERSION, VALUE)),
          Gen.join(
              Gen.of(
                  "\"Time\"",
                  "\"time\"",
                  "\"TIME\"",
                  "\"t\u00C4\u00B1me\"",
                  "\"t\u00C4\u00B0me\"",
                  "\"T\\u0069me\""),
              Gen.of(":"),
              Gen.rarely(8, QUOTED_TIME, VALUE)),
          Gen.join(Gen.of("\"Origin\"", "\"origin\"", "\"Or\\u0069gin\""), Gen.of(":"), ORIGIN),
          Gen.join(
              Gen.of("\"Name\"", "\"Short\"", "\"-\"", "\"x\"", "\"\"", "x", "1"),
              Gen.of(":"),
              VALUE));

  private static final Gen<String> VERSION_FIRST =
      Gen.join(
          Gen.of("{\"Version\":"),
          QUOTED_VERSION,
          Gen.repeat(
              0,
              4,
              Gen.join(SPACE, Gen.rarely(25, Gen.of(","), Gen.of("", ",,", ";")), SPACE, MEMBER)),
          SPACE,
          Gen.rarely(25, Gen.of("}"), Gen.of("", "}}", "]", "}x", "} {}", ",}", "}\0")),
          SPACE);

  /** Whole files. */
  static final Gen<String> ANY =
      Gen.any(
          VERSION_FIRST,
          VERSION_FIRST,
          VERSION_FIRST,
          Special.mutated(VERSION_FIRST),
          Gen.join(
              Gen.of("{", "[", " {", "\u00EF\u00BB\u00BF{"),
              Gen.list(0, 5, Gen.of(","), MEMBER),
              Gen.of("}", "}\n", "]")),
          VALUE,
          Gen.of(
              "", " ", "null", " null ", "null null", "{}", "\u0000", "{\"Version\":\"v1.0.0\"}x"));
}
