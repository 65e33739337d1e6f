package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.gives;
import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.passes;
import static io.github.goproxy4j.spec.oracle.Question.verdict;

import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModuleOrder;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PathKind;
import io.github.goproxy4j.module.PathMajor;
import io.github.goproxy4j.module.PseudoVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the library answers about paths, escaping, pseudo-versions, patterns and order. */
final class ModuleAnswers {
  private ModuleAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("path.module", "b", a -> path(PathKind.MODULE, a)),
          inMemory("path.import", "b", a -> path(PathKind.IMPORT, a)),
          inMemory("path.file", "b", a -> path(PathKind.FILE, a)),
          inMemory("path.major", "t", ModuleAnswers::pathMajor),
          inMemory("path.permits", "tt", ModuleAnswers::pathPermits),
          inMemory("module.check", "tt", ModuleAnswers::moduleCheck),
          inMemory("module.canonical", "t", ModuleAnswers::moduleCanonical),
          inMemory("module.patterns", "tt", ModuleAnswers::modulePatterns),
          inMemory("module.sort", "(tt)", ModuleAnswers::moduleSort),
          inMemory("module.escapePath", "t", a -> gives(() -> Escaping.escapePath(a.text(0)))),
          inMemory(
              "module.escapeVersion", "t", a -> gives(() -> Escaping.escapeVersion(a.text(0)))),
          inMemory("module.unescapePath", "t", a -> gives(() -> Escaping.unescapePath(a.text(0)))),
          inMemory(
              "module.unescapeVersion", "t", a -> gives(() -> Escaping.unescapeVersion(a.text(0)))),
          inMemory("pseudo.build", "tt-t", ModuleAnswers::pseudoBuild),
          inMemory("pseudo.parse", "t", ModuleAnswers::pseudoParse));

  private static Strings path(PathKind kind, Strings arguments) {
    return passes(() -> kind.check(arguments.get(0).array()));
  }

  private static Strings pathMajor(Strings arguments) {
    return PathMajor.split(arguments.text(0))
        .map(major -> Strings.ofText("ok", major.prefix(), major.suffix(), versionPrefix(major)))
        .orElse(Strings.ofText("error"));
  }

  /** Go panics where the suffix is no version, which {@code gopkg.in/x.v-unstable} has. */
  private static String versionPrefix(PathMajor major) {
    String prefix = major.versionPrefix();
    return prefix.equals("v") ? "panic" : prefix;
  }

  private static Strings pathPermits(Strings arguments) {
    return PathMajor.split(arguments.text(0))
        .map(major -> passes(() -> major.check(arguments.text(1))))
        .orElse(Strings.ofText("error"));
  }

  private static Strings moduleCheck(Strings arguments) {
    return passes(() -> ModuleVersion.of(arguments.text(0), arguments.text(1)));
  }

  private static Strings moduleCanonical(Strings arguments) {
    return Strings.ofText(ModuleVersion.canonicalVersion(arguments.text(0)));
  }

  private static Strings modulePatterns(Strings arguments) {
    var patterns = ModulePatterns.of(arguments.text(0));
    return Strings.ofText(Boolean.toString(patterns.matches(arguments.text(1))));
  }

  private static Strings moduleSort(Strings arguments) {
    record Pair(String path, String version) {}
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < arguments.size(); i += 2) {
      pairs.add(new Pair(arguments.text(i), arguments.text(i + 1)));
    }
    pairs.sort((a, b) -> ModuleOrder.compare(a.path, a.version, b.path, b.version));
    return Strings.ofText(
        pairs.stream()
            .flatMap(pair -> List.of(pair.path, pair.version).stream())
            .toArray(String[]::new));
  }

  private static Strings pseudoBuild(Strings arguments) {
    Instant time = Instant.ofEpochSecond(Long.parseLong(arguments.text(2)));
    return gives(
        () ->
            PseudoVersion.of(arguments.text(0), arguments.text(1), time, arguments.text(3))
                .toString());
  }

  private static Strings pseudoParse(Strings arguments) {
    return verdict(
        () -> {
          PseudoVersion v = PseudoVersion.parse(arguments.text(0));
          var words = new ArrayList<>(Strings.ofText("ok", v.revision()).list());
          words.addAll(gives(() -> Long.toString(v.time().getEpochSecond())).list());
          words.addAll(gives(() -> v.base().orElse("")).list());
          return new Strings(words);
        });
  }
}
