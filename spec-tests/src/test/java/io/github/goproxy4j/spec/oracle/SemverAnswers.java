package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.semver.SemVer;
import java.util.List;

/** How the library answers about versions. */
final class SemverAnswers {
  private SemverAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          Question.inMemory("semver.parts", "t", SemverAnswers::parts),
          Question.inMemory("semver.compare", "tt", SemverAnswers::compare),
          Question.inMemory("semver.sort", "(t)", SemverAnswers::sort));

  private static Strings parts(Strings arguments) {
    String v = arguments.text(0);
    return Strings.ofText(
        Boolean.toString(SemVer.isValid(v)),
        SemVer.canonical(v),
        SemVer.major(v),
        SemVer.majorMinor(v),
        SemVer.prerelease(v),
        SemVer.build(v));
  }

  private static Strings compare(Strings arguments) {
    int c = SemVer.compare(arguments.text(0), arguments.text(1));
    return Strings.ofText(Integer.toString(c));
  }

  private static Strings sort(Strings arguments) {
    return Strings.ofText(
        arguments.list().stream()
            .map(Bytes::text)
            .sorted(SemVer::compareForSorting)
            .toArray(String[]::new));
  }
}
