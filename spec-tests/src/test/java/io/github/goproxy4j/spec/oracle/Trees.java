package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes files whose names get in each other's way. */
final class Trees {
  private Trees() {}

  private static final Gen<String> CALM_ELEMENT =
      Gen.of("a", "b", "a.go", "b.go", "x y", "sub", "z~", "README.md", "c", "d").map(s -> s);

  private static final Gen<String> ELEMENT =
      Gen.any(
          CALM_ELEMENT,
          Gen.of("a", "A", "b", "B", "a.go", "A.go", "sub", "Sub", "vendor", "vendor", "Vendor"),
          Gen.of(
              "go.mod",
              "go.mod",
              "go.mod",
              "GO.MOD",
              "Go.mod",
              "LICENSE",
              "license",
              "modules.txt"),
          Gen.of(
              ".git", ".hg", ".bzr", ".svn", ".hg_archival.txt", ".gitignore", "vendored", "x.mod"),
          Gen.rarely(
              2,
              Gen.of(
                  "k",
                  "s",
                  "\u00E2\u0084\u00AA",
                  "\u00C5\u00BF",
                  "\u00C3\u00A9",
                  "\u00C3\u0089",
                  "\u00C3\u0085",
                  "\u00E2\u0084\u00AB"),
              Gen.any(
                  Special.LETTER,
                  Special.LETTER,
                  Gen.of("e\u00CC\u0081", "con", "nul.txt", "x.", "~1", "a~1", "a:b"))),
          Gen.rarely(6, Gen.of("a", "b"), Gen.any(Special.CHARACTER, Special.BROKEN)));

  private static Gen<String> path(Gen<String> element) {
    return Gen.list(1, 4, Gen.of("/"), element);
  }

  /** Mostly paths that a file of a module may have. */
  static final Gen<String> CALM_PATH =
      Gen.rarely(
          9,
          Gen.any(
              path(CALM_ELEMENT),
              Gen.of("go.mod", "LICENSE", "a/b/c", "vendor/a/b.go", "a/go.sum")),
          path(ELEMENT));

  /** Paths with a good chance to collide, to be vendored, to be in another module. */
  static final Gen<String> PATH =
      Gen.rarely(
          12,
          Gen.rarely(3, path(ELEMENT), CALM_PATH),
          Gen.any(
              Gen.of(
                  "", ".", "..", "/", "./a", "/a", "a//b", "a/", "../a", "a/./b", "a/..", "a/../b"),
              Special.mutated(path(ELEMENT)),
              Paths.FILE));

  private static final Gen<String> GO_MOD =
      Gen.any(
          Gen.of(
              "module a.b/c\n",
              "module a.b/c\n\ngo 1.24\n",
              "go 1.23\n",
              "go 1.24rc1\n",
              "go 1.24.0rc1\n",
              ""),
          Gen.of(
              "go 1.24.x\n",
              "go v1.24\n",
              "go 1.24-custom\n",
              "go 1.24foo1\n",
              "go 1.100\n",
              "go 2.0\n",
              "go 1.24\nrequire (\n"),
          Gen.join(
              Gen.of("module a.b/c\ngo "),
              Versions.NUMBER,
              Gen.of("."),
              Versions.NUMBER,
              Gen.of("\n", "rc1\n", ".0\n")),
          GoMods.ANY);

  private static Gen<String> content(String path) {
    return path.endsWith("go.mod") ? GO_MOD : Gen.of("", "a", "b\n", "package a\n");
  }

  private static final Gen<String> SIZE =
      Gen.rarely(
          25,
          Gen.of(""),
          Gen.of(
              "-1",
              "0",
              "1",
              "16777215",
              "16777216",
              "16777217",
              "262144000",
              "262144001",
              "524288000",
              "524288001",
              "9223372036854775807",
              "-9223372036854775808"));

  private static final Gen<String> KIND =
      Gen.rarely(6, Gen.of("file"), Gen.of("directory", "directory", "link", "pipe", "lost"));

  private static void addFiles(List<Bytes> files, Gen<String> paths, Random random) {
    for (int n = random.nextInt(random.nextInt(14) + 1); n >= 0; n--) {
      String path = random.nextInt(8) == 0 ? "go.mod" : paths.next(random);
      files.add(new Bytes(path));
      files.add(new Bytes(KIND.next(random)));
      files.add(new Bytes(SIZE.next(random)));
      files.add(new Bytes(content(path).next(random)));
    }
  }

  /** Path, kind, size and content of files that exist nowhere. */
  static final Gen<Strings> FILES =
      random -> {
        var files = new ArrayList<Bytes>();
        addFiles(files, Gen.any(PATH, CALM_PATH), random);
        return new Strings(files);
      };

  /** The same, after a module that they may be of. */
  static final Gen<Strings> MODULE_FILES =
      random -> {
        var files = new ArrayList<>(module(random).list());
        addFiles(files, Gen.rarely(20, CALM_PATH, PATH), random);
        return new Strings(files);
      };

  private static Strings module(Random random) {
    return Gen.rarely(20, Gen.args(Gen.of("example.com/m"), Gen.of("v1.0.0")), Paths.WITH_VERSION)
        .next(random);
  }

  /** Path, kind and content of what a file system can have, after {@code first}. */
  static Gen<Strings> onDisk(Gen<Strings> first, Gen<String> paths) {
    return random -> {
      var files = new ArrayList<>(first.next(random).list());
      for (int n = random.nextInt(random.nextInt(10) + 1); n >= 0; n--) {
        String path = random.nextInt(8) == 0 ? "go.mod" : paths.next(random);
        String kind = Gen.rarely(9, Gen.of("file"), Gen.of("directory", "link")).next(random);
        Gen<String> target = Gen.of("a", "go.mod", "nowhere", "../m", ".", "sub");
        Gen<String> content = kind.equals("link") ? target : content(path);
        files.add(new Bytes(onDisk(path)));
        files.add(new Bytes(kind));
        files.add(new Bytes(content.next(random)));
      }
      return new Strings(files);
    };
  }

  /** No zero byte, and nothing that leads out of the directory. */
  private static String onDisk(String path) {
    return path.replace('\0', '0').replace("..", "._");
  }

  /** A directory and the module in it. */
  static final Gen<Strings> MODULE_ON_DISK =
      random -> onDisk(r -> module(r), Gen.rarely(20, CALM_PATH, PATH)).next(random);
}
