package io.github.goproxy4j.spec.oracle;

import java.util.Random;

/** Makes go.mod files, and what comes near them. */
final class GoMods {
  private GoMods() {}

  private static final Gen<String> STRING =
      Gen.any(
          Gen.of(
              "\"example.com/m\"",
              "\"a b\"",
              "\"a.b\\u002fc\"",
              "\"a\\n\"",
              "\"\"",
              "\"\\x41\\101\""),
          Gen.of(
              "`example.com/m`",
              "`a\"b`",
              "'a'",
              "\"a'b\"",
              "a\"b\"",
              "a`b",
              "\"a",
              "`a",
              "\"a\"b"),
          Gen.of(
              "\"\\q\"",
              "\"\\'\"",
              "\"\\\"",
              "\"\\ud800\"",
              "\"\\xff\"",
              "\"\\U00110000\"",
              "\"\\\\\""),
          Gen.join(Gen.of("\""), Gen.repeat(0, 4, Special.CHARACTER), Gen.of("\"")),
          Gen.join(
              Gen.of("\""),
              Gen.repeat(0, 3, Gen.of("\\a", "\\0", "\\x4", "\\u12", "\\7", "\\377", "\\400", "x")),
              Gen.of("\"")));

  private static final Gen<String> PUNCTUATION =
      Gen.of("=>", "[", "]", ",", "(", ")", "{", "}", "()", "=", "//", "/", "/*", "\\", "@");

  private static final Gen<String> ODD_TOKEN =
      Gen.any(STRING, STRING, PUNCTUATION, Versions.ANY, Paths.MODULE, Special.CHARACTER);

  private static Gen<String> token(Gen<String> usual) {
    Gen<String> quoted = usual.map(s -> '"' + s + '"');
    return Gen.rarely(18, Gen.rarely(9, usual, quoted), ODD_TOKEN);
  }

  private static final Gen<String> PATH = token(Gen.rarely(9, Paths.VALID, Paths.MODULE));

  private static final Gen<String> VERSION =
      token(Gen.rarely(9, Gen.any(Versions.VALID, Gen.of("v1.0.0", "v0.1.0")), Versions.ANY));

  /** A path and a version that belong together, more often than not. */
  private static final Gen<String> PAIR =
      Gen.any(
          Gen.of(
              "example.com/m v1.0.0",
              "a.b/c/v2 v2.1.0",
              "gopkg.in/yaml.v2 v2.2.1",
              "x.y v0.0.1+incompatible",
              "gopkg.in/check.v1 v0.0.0-20161208181325-20d25e280405",
              "a.b/c v1",
              "a.b/c v1.2.3+meta",
              "a.b/c v2.0.0+incompatible",
              "\"a.b/c\" \"v1.0.0\"",
              "gopkg.in/x.v3-unstable v3.0.0"),
          Gen.join(PATH, Gen.of(" "), VERSION));

  private static final Gen<String> INTERVAL =
      Gen.any(
          VERSION,
          Gen.join(Gen.of("["), VERSION, Gen.of(", ", ",", " , "), VERSION, Gen.of("]", " ]")),
          Gen.rarely(
              3,
              VERSION,
              Gen.of(
                  "[",
                  "[v1",
                  "[v1,",
                  "[v1,v2",
                  "[v1 v2]",
                  "v1 v2",
                  "[]",
                  "[v1,v2] x",
                  "(",
                  ")",
                  "")));

  private static final Gen<String> GO_VERSION =
      Gen.any(
          Gen.of(
              "1.21",
              "1.24",
              "1.24.1",
              "1.24rc1",
              "1.24.x",
              "v1.24",
              "1",
              "1.024",
              "01.2",
              "1.24.0rc1"),
          Gen.of(
              "1.24-custom",
              "1.24 ",
              "1.24foo",
              "1.24foo1",
              "2.0",
              "1.23",
              "1.18beta2",
              "1.2.3.4",
              "1.24.",
              "1.\u0664"),
          Gen.join(
              Versions.NUMBER, Gen.of("."), Versions.NUMBER, Gen.of("", "rc1", ".0", "x", ".")));

  private static final Gen<String> TOOLCHAIN =
      Gen.of(
          "go1.24.1",
          "default",
          "go1",
          "go1.",
          "go1.20.3-gccgo",
          "go2",
          "go",
          "local",
          "go11",
          "\"go1\"");

  private static final Gen<String> TARGET =
      Gen.any(
          Gen.of(
              "./x", "../x", "/x", ".", "..", "C:\\x", "c:x", ".\\x", "..\\x", "\\x", "x", "a@b",
              "./a@b"),
          PAIR,
          Gen.join(Gen.of("./x", "../y", "a.b/c"), Gen.of(" "), VERSION),
          PATH);

  private static final Gen<String> REPLACEMENT =
      Gen.any(
          Gen.join(PAIR, Gen.of(" => "), TARGET),
          Gen.join(PATH, Gen.of(" => "), TARGET),
          Gen.join(PAIR, Gen.of(" => ", " ", " = > ", " => => "), TARGET));

  private static final Gen<String> VERB =
      Gen.of(
          "module",
          "go",
          "toolchain",
          "godebug",
          "require",
          "require",
          "exclude",
          "replace",
          "retract",
          "retract",
          "tool",
          "ignore");

  private static final Gen<String> ODD_VERB =
      Gen.of(
          "use",
          "unknown",
          "Module",
          "\"module\"",
          "require,",
          "retract[",
          "=>",
          "go\u00A0",
          "a.b/c",
          "[");

  private static String arguments(String verb, Random random) {
    Gen<String> usual =
        switch (verb) {
          case "go" -> GO_VERSION;
          case "toolchain" -> TOOLCHAIN;
          case "godebug" ->
              Gen.of(
                  "a=b",
                  "default=go1.21",
                  "a=",
                  "=b",
                  "a",
                  "a=b=c",
                  "a=\"b\"",
                  "a='b",
                  "a=b,c=d",
                  "a=`");
          case "require", "exclude" -> PAIR;
          case "replace" -> REPLACEMENT;
          case "retract" -> INTERVAL;
          default -> PATH;
        };
    return Gen.rarely(12, usual, Gen.list(0, 4, Gen.of(" "), Gen.any(ODD_TOKEN, PAIR, usual)))
        .next(random);
  }

  private static final Gen<String> COMMENT_TEXT =
      Gen.any(
          Gen.of(
              " indirect",
              "indirect",
              " indirect; why",
              " indirectly",
              " Indirect",
              " indirect // x"),
          Gen.of(
              " Deprecated: use v2",
              "Deprecated:",
              " Deprecated:x",
              " deprecated: x",
              " Deprecated",
              ""),
          Gen.of(
              " why not",
              "  two  spaces ",
              "// more",
              "\ttab\t",
              "\u00A0nbsp",
              "\r",
              " a\rb",
              " é\u2028"),
          Gen.join(Gen.of(" "), Gen.repeat(0, 5, Special.CHARACTER)));

  private static final Gen<String> COMMENT = Gen.join(Gen.of("//"), COMMENT_TEXT);

  private static final Gen<String> BEHIND =
      Gen.rarely(3, Gen.of(""), Gen.join(Gen.of(" ", "", "\t"), COMMENT));

  private static final Gen<String> NEWLINE =
      Gen.rarely(12, Gen.of("\n"), Gen.of("\r\n", "\n\n", "\r\r\n", " \n"));

  private static final Gen<String> ABOVE =
      Gen.rarely(
          3,
          Gen.of(""),
          Gen.repeat(0, 4, Gen.join(Gen.any(COMMENT, COMMENT, Gen.of("", "//")), NEWLINE)));

  private static final Gen<String> INDENT = Gen.of("", "", "\t", "  ", "\r");

  private static String line(Random random) {
    String verb = Gen.rarely(40, VERB, ODD_VERB).next(random);
    return ABOVE.next(random)
        + INDENT.next(random)
        + verb
        + Gen.rarely(30, Gen.of(" ", "\t", "  "), Gen.of("", "\u00A0", "\u000B")).next(random)
        + arguments(verb, random)
        + BEHIND.next(random)
        + NEWLINE.next(random);
  }

  private static String block(Random random) {
    String verb = Gen.rarely(20, VERB, ODD_VERB).next(random);
    var out = new StringBuilder(ABOVE.next(random) + verb);
    out.append(
        Gen.rarely(20, Gen.of(" (", "("), Gen.of(" x (", " ()", " ( )", " (x", "")).next(random));
    out.append(BEHIND.next(random)).append(NEWLINE.next(random));
    for (int n = random.nextInt(4); n > 0; n--) {
      out.append(ABOVE.next(random)).append(INDENT.next(random));
      out.append(arguments(verb, random)).append(BEHIND.next(random)).append(NEWLINE.next(random));
    }
    out.append(ABOVE.next(random));
    out.append(Gen.rarely(20, Gen.of(")"), Gen.of("", ") x", "))", " )", "(")).next(random));
    return out.append(BEHIND.next(random)).append(NEWLINE.next(random)).toString();
  }

  private static final Gen<String> FILE =
      Gen.join(
          Gen.rarely(60, Gen.of(""), Gen.of("\u00EF\u00BB\u00BF", "\u00FE\u00FF", "\n")),
          Gen.repeat(0, 6, Gen.any(GoMods::line, GoMods::line, GoMods::block)),
          Gen.rarely(3, Gen.of(""), Gen.join(Gen.any(COMMENT, GoMods::line), Gen.of(""))));

  private static final Gen<String> UNFINISHED =
      random -> {
        String file = FILE.next(random);
        return file.substring(0, file.length() - random.nextInt(Math.min(3, file.length() + 1)));
      };

  /** Whole files. */
  static final Gen<String> ANY =
      Gen.any(
          FILE,
          FILE,
          GoMods::line,
          GoMods::block,
          UNFINISHED,
          Special.mutated(FILE),
          Special.mutated(Gen.any(GoMods::line, GoMods::block)));

  /** Files in which a line with a module path is to be found. */
  static final Gen<String> WITH_MODULE_LINE =
      Gen.rarely(
          6,
          Special.mutated(
              Gen.join(
                  Gen.maybe(COMMENT),
                  Gen.maybe(NEWLINE),
                  INDENT,
                  Gen.rarely(9, Gen.of("module"), Gen.of("modulex", "Module", "module//")),
                  Gen.rarely(
                      4,
                      Gen.of(" ", "\t", "  "),
                      Gen.of("", "\u00A0", "\u00C2\u00A0", "\u000B", "\u00E2\u0080\u0083")),
                  Gen.any(PATH, STRING, Gen.of("(", "", "\"a//b\"", "a//b", "a b", "'a'")),
                  BEHIND,
                  NEWLINE,
                  Gen.maybe(ANY))),
          ANY);

  /** Words to be quoted or not. */
  static final Gen<String> WORD =
      Gen.any(
          ODD_TOKEN,
          PATH,
          Special.CHARACTER,
          Special.mutated(Gen.of("a//b", "a/*b", "(", "()", "a b", "a,b", "[", "a'b", "", "é")),
          Gen.repeat(0, 5, Special.CHARACTER));
}
