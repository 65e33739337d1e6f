package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Makes paths of modules, packages and files, and what comes near them. */
final class Paths {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private Paths() {}

  private static final Gen<String> DEVICE =
      Gen.any(
          Gen.of(
              "con", "CON", "Nul", "prn", "aux", "com1", "COM9", "lpt5", "com0", "lpt0", "conin$"),
          Gen.join(
              Gen.of("con", "NUL", "aUx", "com3", "con ", "xcon", "cons"),
              Gen.of("", ".txt", ".", ".a.b", " .x")));

  private static final Gen<String> SHORT_NAME =
      Gen.join(
          Gen.of("", "foo", "FOO", "a~", "é", "a.b"),
          Gen.of("~"),
          Gen.of("1", "12", "0", "", "1a", "a1", "~1", "09", "\u0663"),
          Gen.of("", ".bar", ".", "~", "x"));

  private static final Gen<String> WORD =
      Gen.any(
          Gen.of(
              "a", "b", "x", "pkg", "cmd", "foo", "Azure", "GoLang", "go.mod", "x_y", "a-b", "z~"),
          Gen.of("a", "internal", "vendor", "go-mod", "-a", "a.b", "1", "A", "yaml"),
          Gen.repeat(1, 5, Special.ALPHANUMERIC));

  private static final Gen<String> STRANGE =
      Gen.any(
          DEVICE,
          SHORT_NAME,
          Gen.of(".", "..", "...", ".x", "x.", "..x", "", "-", "--", " ", "a b", "~", ".v2"),
          Gen.join(WORD, Special.CHARACTER),
          Gen.join(Special.CHARACTER, WORD),
          Special.CHARACTER,
          Gen.join(WORD, Special.LETTER, WORD));

  private static final Gen<String> ELEMENT = Gen.rarely(5, WORD, STRANGE);

  private static final Gen<String> DOMAIN =
      Gen.any(
          Gen.of("example.com", "golang.org", "x.y", "github.com", "a.b-c.d", "1.2"),
          Gen.of("gopkg.in", "gopkg.in", "gopkg.in", "m.example"),
          Gen.rarely(
              2,
              Gen.of("corp.example.com"),
              Gen.of(
                  "example",
                  "EXAMPLE.com",
                  "x_y.z",
                  "-a.b",
                  "a~b.c",
                  ".com",
                  "com.",
                  "",
                  "a..b",
                  "a.b:80",
                  "a+b.c",
                  "xn--a.b",
                  "gopkg.in.",
                  "Gopkg.in",
                  "é.com")));

  /** What may stand at the end, for a major version or nearly so. */
  static final Gen<String> SUFFIX =
      Gen.any(
          Gen.of("", "", "/v2", "/v3", "/v10", ".v1", ".v2", ".v0", ".v3-unstable"),
          Gen.of(
              "/v0", "/v1", "/v02", "/v2.3", "/v", "/V2", "/v2/v3", "/v.", "/v2.", "/v1.0", "/v00"),
          Gen.of(
              ".v",
              ".v01",
              ".v00",
              ".v0-unstable",
              ".v1-unstable",
              ".v-unstable",
              "-unstable",
              ".v2.1"),
          Gen.join(
              Gen.of("/v", ".v", "v", "/"), Versions.NUMBER, Gen.of("", "", "-unstable", "/")));

  private static final Gen<String> SEPARATOR =
      Gen.rarely(30, Gen.of("/"), Gen.of("//", "\\", "/./"));

  private static final Gen<String> MODULE_LIKE =
      Gen.join(
          DOMAIN,
          Gen.repeat(0, 4, Gen.join(SEPARATOR, ELEMENT)),
          Gen.rarely(2, Gen.of(""), SUFFIX));

  private static final Gen<String> PLAIN =
      Gen.join(
          Gen.of("example.com", "golang.org", "gopkg.in", "x.y"),
          Gen.repeat(0, 3, Gen.join(Gen.of("/"), WORD)),
          Gen.rarely(2, Gen.of(""), SUFFIX));

  /** Anything that may be taken for the path of a module. */
  static final Gen<String> MODULE =
      Gen.any(
          MODULE_LIKE,
          MODULE_LIKE,
          PLAIN,
          Special.mutated(MODULE_LIKE),
          Special.mutated(PLAIN),
          Gen.repeat(0, 6, Gen.any(Special.CHARACTER, Gen.of("/", ".", "v2", "~1", "-"))));

  /** Anything that may be taken for the path of a package or a file. */
  static final Gen<String> FILE =
      Gen.any(
          Special.mutated(Gen.list(1, 5, SEPARATOR, ELEMENT)),
          Gen.list(1, 4, SEPARATOR, ELEMENT),
          Gen.list(1, 3, Gen.of("/"), Gen.any(STRANGE, Special.LETTER)),
          Gen.list(1, 3, Gen.of("/"), Gen.repeat(1, 5, Special.CHARACTER)),
          MODULE_LIKE);

  /** Paths that a module may have. */
  static final Gen<String> VALID =
      Gen.of(
          "example.com/m",
          "example.com/m/v2",
          "example.com/M/v3",
          "gopkg.in/yaml.v2",
          "golang.org/x/mod",
          "gopkg.in/check.v1",
          "gopkg.in/x.v3-unstable",
          "x.y",
          "a.b/c-d/e_f",
          "github.com/Azure/go");

  /** A path and a version that now and then belong together. */
  static final Gen<Strings> WITH_VERSION =
      Gen.any(
          Gen.args(VALID, Versions.VALID),
          Gen.args(VALID, Versions.ANY),
          Gen.args(PLAIN, Versions.VALID),
          Gen.args(MODULE, Versions.ANY));

  /** Something escaped, correctly or not. */
  static Gen<String> escaped(Gen<String> texts) {
    Gen<String> escaped = texts.map(Paths::escape);
    return Gen.any(
        escaped,
        escaped,
        Special.mutated(escaped),
        texts,
        Gen.join(escaped, Gen.of("!", "!!", "!A", "!a", "!1", "!é", "!/", "! ", "A", "%21a")));
  }

  private static String escape(String s) {
    return CAPITAL.matcher(s).replaceAll(m -> "!" + m.group().toLowerCase(Locale.ROOT));
  }

  /** What may be asked of a proxy besides versions. */
  static final Gen<String> REVISION =
      Gen.any(
          Versions.ANY,
          Gen.of(
              "master", "HEAD", "feature/x", "a@b", "a%2fb", "-x", ".x", "v1.0.0 ", "a!b", "con"),
          ELEMENT,
          Special.mutated(ELEMENT),
          Gen.repeat(0, 6, Special.CHARACTER));

  /** Patterns, made of the path that they are then asked about. */
  static final Gen<Strings> PATTERNS =
      random -> {
        String target = Gen.rarely(3, PLAIN, Gen.any(MODULE, FILE)).next(random);
        String globs =
            Gen.list(0, 3, Gen.rarely(6, Gen.of(","), Gen.of(", ", ",,")), r -> glob(target, r))
                .next(random);
        return new Strings(List.of(new Bytes(globs), new Bytes(target)));
      };

  private static String glob(String target, Random random) {
    var elements = new ArrayList<>(List.of(target.split("/", -1)));
    int count = 1 + random.nextInt(elements.size());
    elements.subList(count, elements.size()).clear();
    elements.replaceAll(e -> random.nextBoolean() ? e : wild(e, random));
    String glob = String.join("/", elements) + Gen.of("", "", "", "", "/", "//", "/x").next(random);
    return random.nextInt(5) == 0 ? Special.mutate(glob, random) : glob;
  }

  private static String wild(String element, Random random) {
    int i = random.nextInt(element.length() + 1);
    int k = i + random.nextInt(element.length() - i + 1);
    char c = i < element.length() ? element.charAt(i) : 'x';
    String wildcard =
        Gen.of(
                "*",
                "*",
                "?",
                "**",
                "*?",
                "[" + c + "]",
                "[^" + c + "]",
                "[!" + c + "]",
                "[a-z]*",
                "[^a-z]",
                "\\" + c,
                "[\\" + c + "]",
                "[a-]",
                "[-a]",
                "[]a]",
                "[^]a]",
                "[",
                "]",
                "[]",
                "\\",
                "[a-b-c]",
                "[z-a]",
                "[*]",
                "[/]",
                "[^x",
                "{a,b}",
                "[é]",
                "[^é]",
                "[\u0080]",
                "[\u00C3\u00A0-\u00C3\u00BF]",
                "*[x",
                "*\\")
            .next(random);
    int end = random.nextBoolean() ? k : Math.min(i + 1, element.length());
    return element.substring(0, i) + wildcard + element.substring(end);
  }
}
