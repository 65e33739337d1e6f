package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoQuote;
import java.util.function.Supplier;

/** What a go.mod file says, in the notation of go-mod-cases.txt. */
final class Answers {
  private final StringBuilder out = new StringBuilder("ok");

  private Answers() {}

  static String strict(byte[] file) {
    return show(() -> GoMod.parse(file));
  }

  static String lax(byte[] file) {
    return show(() -> GoMod.parseLax(file));
  }

  static String path(byte[] file) {
    return GoQuote.quote(GoMod.modulePath(file).orElse(""));
  }

  private static String show(Supplier<GoMod> parsed) {
    GoMod mod;
    try {
      mod = parsed.get();
    } catch (GoModSyntaxException e) {
      return "error " + GoQuote.quote(e.getMessage());
    }
    return new Answers().describe(mod).out.toString();
  }

  private Answers describe(GoMod mod) {
    mod.module().ifPresent(path -> add("module", path));
    mod.deprecated().ifPresent(text -> add("deprecated", text));
    mod.goVersion().ifPresent(version -> add("go", version));
    mod.toolchain().ifPresent(name -> add("toolchain", name));
    mod.godebugs().forEach(g -> add("godebug", g.key(), g.value()));
    mod.requires().forEach(r -> add(r.indirect() ? "indirect" : "require", r.path(), r.version()));
    mod.excludes().forEach(e -> add("exclude", e.path(), e.version()));
    mod.replaces()
        .forEach(
            r ->
                add(
                    "replace",
                    r.path(),
                    r.version().orElse(""),
                    r.newPath(),
                    r.newVersion().orElse("")));
    mod.retracts().forEach(r -> add("retract", r.low(), r.high(), r.rationale()));
    mod.tools().forEach(path -> add("tool", path));
    mod.ignores().forEach(path -> add("ignore", path));
    return this;
  }

  private void add(String name, String... values) {
    out.append(' ').append(name);
    for (String value : values) {
      out.append(':').append(GoQuote.quote(value));
    }
  }
}
