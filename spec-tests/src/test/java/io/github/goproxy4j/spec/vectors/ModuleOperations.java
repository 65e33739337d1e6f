package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModuleOrder;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PathKind;
import io.github.goproxy4j.module.PathMajor;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Paths, versions, escapes and patterns. */
final class ModuleOperations {
  static final List<Operation> ALL =
      List.of(
          Operation.of("check-path", "kind input", "ok refused!", (v, f) -> checkPath(v)),
          Operation.of("check-version", "module version", "ok refused!", (v, f) -> check(v)),
          Operation.of("canonical-version", "input", "ok refused", (v, f) -> canonical(v)),
          Operation.of("split-path", "input", "ok refused", (v, f) -> split(v)),
          Operation.of("check-major", "version suffix", "ok refused!", (v, f) -> checkMajor(v)),
          Operation.of(
              "major-prefix",
              "suffix",
              "ok",
              (v, f) -> Answer.ok(suffix(v.key("suffix")).versionPrefix())),
          Operation.of("parse-version", "input", "ok refused", (v, f) -> parse(v)),
          Operation.of("compare", "input other", "less equal greater", (v, f) -> compare(v)),
          Operation.of("sort-versions", "[lines]", "ok", (v, f) -> sortVersions(v)),
          Operation.of("sort-modules", "[lines]", "ok", (v, f) -> sortModules(v)),
          text("escape-path", Escaping::escapePath),
          text("unescape-path", Escaping::unescapePath),
          text("escape-version", Escaping::escapeVersion),
          text("unescape-version", Escaping::unescapeVersion),
          Operation.of(
              "make-pseudo-version", "major older time revision", "ok", (v, f) -> makePseudo(v)),
          Operation.of("parse-pseudo-version", "input", "ok refused!", (v, f) -> parsePseudo(v)),
          Operation.of(
              "zero-pseudo-version",
              "major",
              "ok",
              (v, f) -> Answer.ok(PseudoVersion.zero(v.key("major")).toString())),
          Operation.of(
              "match-patterns",
              "patterns input",
              "yes no",
              (v, f) ->
                  Answer.yesOrNo(ModulePatterns.of(v.key("patterns")).matches(v.key("input")))));

  private ModuleOperations() {}

  private static Operation text(String name, UnaryOperator<String> function) {
    return Operation.of(
        name,
        "input",
        "ok refused!",
        (v, f) -> value(() -> Answer.ok(function.apply(v.key("input")))));
  }

  private static Answer value(Supplier<Answer> answer) {
    try {
      return answer.get();
    } catch (IllegalArgumentException e) {
      return Answer.refused(e);
    }
  }

  private static Answer checkPath(Vector v) {
    PathKind kind = PathKind.valueOf(v.key("kind").toUpperCase(Locale.ROOT));
    return value(
        () -> {
          kind.check(RawString.bytes(v.key("input")));
          return Answer.ok();
        });
  }

  private static Answer check(Vector v) {
    return value(
        () -> {
          ModuleVersion.of(v.key("module"), v.key("version"));
          return Answer.ok();
        });
  }

  private static Answer canonical(Vector v) {
    String canonical = ModuleVersion.canonicalVersion(v.key("input"));
    return canonical.isEmpty() ? Answer.refused() : Answer.ok(canonical);
  }

  private static Answer split(Vector v) {
    return PathMajor.split(v.key("input"))
        .map(split -> Answer.ok().with(split.prefix(), split.suffix()))
        .orElseGet(Answer::refused);
  }

  private static PathMajor suffix(String suffix) {
    return new PathMajor(suffix.startsWith(".") ? "gopkg.in/m" : "example.com/m", suffix);
  }

  private static Answer checkMajor(Vector v) {
    return value(
        () -> {
          suffix(v.key("suffix")).check(v.key("version"));
          return Answer.ok();
        });
  }

  private static Answer parse(Vector v) {
    String text = v.key("input");
    if (!SemVer.isValid(text)) {
      return Answer.refused();
    }
    SemVer version = SemVer.parse(text);
    return Answer.ok()
        .with("canonical", version.canonical())
        .with("major", version.major())
        .with("major-minor", version.majorMinor())
        .with("prerelease", version.prerelease())
        .with("build", version.build());
  }

  private static Answer compare(Vector v) {
    int c = SemVer.compare(v.key("input"), v.key("other"));
    return Answer.of(c < 0 ? Expect.LESS : c > 0 ? Expect.GREATER : Expect.EQUAL);
  }

  private static Answer sortVersions(Vector v) {
    return Answer.ok()
        .withColumn(
            v.lines().stream()
                .map(words -> words.get(0))
                .sorted(SemVer::compareForSorting)
                .toList());
  }

  private static Answer sortModules(Vector v) {
    var sorted =
        v.lines().stream()
            .sorted((a, b) -> ModuleOrder.compare(a.get(0), a.get(1), b.get(0), b.get(1)))
            .toList();
    return new Answer(Expect.OK, "", "", sorted);
  }

  private static Answer makePseudo(Vector v) {
    Instant time = Instant.parse(v.key("time"));
    return Answer.ok(
        PseudoVersion.of(v.key("major"), v.key("older"), time, v.key("revision")).toString());
  }

  private static Answer parsePseudo(Vector v) {
    PseudoVersion version;
    try {
      version = PseudoVersion.parse(v.key("input"));
    } catch (InvalidVersionException e) {
      return Answer.refused(e);
    }
    Answer answer = part(Answer.ok(), "time", () -> version.time().toString());
    answer = answer.with("revision", version.revision());
    return part(answer, "base", () -> version.base().orElse(""));
  }

  private static Answer part(Answer answer, String name, Supplier<String> part) {
    try {
      return answer.with(name, part.get());
    } catch (InvalidVersionException e) {
      return answer.with("no-" + name, String.valueOf(e.getMessage()));
    }
  }
}
