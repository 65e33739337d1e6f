package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.modfile.AutoQuote;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import java.util.ArrayList;
import java.util.List;

/** The go.mod file. */
final class ModfileOperations {
  static final List<Operation> ALL =
      List.of(
          Operation.of("go-mod", "mode [text]", "ok refused!", (v, f) -> goMod(v)),
          Operation.of("retracts", "version [text]", "yes no refused!", (v, f) -> retracts(v)),
          Operation.of(
              "module-path",
              "[text]",
              "ok refused",
              (v, f) -> GoMod.modulePath(v.text()).map(Answer::ok).orElseGet(Answer::refused)),
          Operation.of(
              "quote", "input", "ok", (v, f) -> Answer.ok(AutoQuote.quote(v.key("input")))),
          Operation.of(
              "synthesize",
              "module",
              "ok",
              (v, f) ->
                  Answer.ok(RawString.of(GoMod.synthesize(ModulePath.parse(v.key("module")))))));

  private ModfileOperations() {}

  private static Answer goMod(Vector v) {
    try {
      return described(
          switch (v.key("mode")) {
            case "strict" -> GoMod.parse(v.text());
            case "lax" -> GoMod.parseLax(v.text());
            default -> throw new AssertionError("unknown mode " + v.key("mode"));
          });
    } catch (GoModSyntaxException e) {
      return Answer.refused(e);
    }
  }

  private static Answer described(GoMod file) {
    var lines = new ArrayList<List<String>>();
    file.module().ifPresent(path -> lines.add(List.of("module", path)));
    file.deprecated().ifPresent(why -> lines.add(List.of("deprecated", why)));
    file.goVersion().ifPresent(version -> lines.add(List.of("go", version)));
    file.toolchain().ifPresent(name -> lines.add(List.of("toolchain", name)));
    file.godebugs().forEach(d -> lines.add(List.of("godebug", d.key(), d.value())));
    file.requires().forEach(r -> lines.add(require(r)));
    file.excludes().forEach(e -> lines.add(List.of("exclude", e.path(), e.version())));
    file.replaces().forEach(r -> lines.add(replace(r)));
    file.retracts().forEach(r -> lines.add(List.of("retract", r.low(), r.high(), r.rationale())));
    file.tools().forEach(path -> lines.add(List.of("tool", path)));
    file.ignores().forEach(path -> lines.add(List.of("ignore", path)));
    return new Answer(Expect.OK, "", "", lines);
  }

  private static List<String> require(GoMod.Require r) {
    return r.indirect()
        ? List.of("require", r.path(), r.version(), "indirect")
        : List.of("require", r.path(), r.version());
  }

  private static List<String> replace(GoMod.Replace r) {
    return List.of(
        "replace", r.path(), r.version().orElse(""), r.newPath(), r.newVersion().orElse(""));
  }

  private static Answer retracts(Vector v) {
    try {
      GoMod file = GoMod.parseLax(v.text());
      SemVer version = SemVer.parse(v.key("version"));
      String rationale =
          file.retracts().stream()
              .filter(r -> r.covers(version))
              .map(GoMod.Retract::rationale)
              .findFirst()
              .orElse("");
      return Answer.yesOrNo(file.retracts(version)).withResult(rationale);
    } catch (GoModSyntaxException e) {
      return Answer.refused(e);
    }
  }
}
