package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.verdict;

import io.github.goproxy4j.modfile.AutoQuote;
import io.github.goproxy4j.modfile.GoMod;
import java.util.ArrayList;
import java.util.List;

/** How the library answers about go.mod files. What is not UTF-8 is U+FFFD in its answers. */
final class ModfileAnswers {
  private ModfileAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("modfile.strict", "b", a -> verdict(() -> words(GoMod.parse(a.get(0).array()))))
              .shown(),
          inMemory("modfile.lax", "b", a -> verdict(() -> words(GoMod.parseLax(a.get(0).array()))))
              .shown(),
          inMemory("modfile.modulePath", "b", ModfileAnswers::modulePath).shown(),
          inMemory("modfile.autoQuote", "t", a -> Strings.ofText(AutoQuote.quote(a.text(0)))));

  private static Strings modulePath(Strings arguments) {
    return Strings.ofText(GoMod.modulePath(arguments.get(0).array()).orElse(""));
  }

  private static Strings words(GoMod file) {
    var words = new Words();
    file.module().ifPresent(path -> words.add("module", path));
    file.deprecated().ifPresent(text -> words.add("deprecated", text));
    file.goVersion().ifPresent(version -> words.add("go", version));
    file.toolchain().ifPresent(name -> words.add("toolchain", name));
    file.godebugs().forEach(g -> words.add("godebug", g.key(), g.value()));
    file.requires()
        .forEach(
            r -> words.add("require", r.path(), r.version(), r.indirect() ? "indirect" : "direct"));
    file.excludes().forEach(x -> words.add("exclude", x.path(), x.version()));
    file.replaces()
        .forEach(
            r ->
                words.add(
                    "replace",
                    r.path(),
                    r.version().orElse(""),
                    r.newPath(),
                    r.newVersion().orElse("")));
    file.retracts().forEach(r -> words.add("retract", r.low(), r.high(), r.rationale()));
    file.tools().forEach(path -> words.add("tool", path));
    file.ignores().forEach(path -> words.add("ignore", path));
    return words.toStrings();
  }

  private static final class Words {
    private final List<String> words = new ArrayList<>(List.of("ok"));

    private void add(String... more) {
      words.addAll(List.of(more));
    }

    private Strings toStrings() {
      return Strings.ofText(words.toArray(String[]::new));
    }
  }
}
