package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;

import io.github.goproxy4j.internal.text.GoTime;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.VersionInfo;
import java.time.Instant;
import java.util.List;

/** How the library answers about {@code .info} files and times. */
final class InfoAnswers {
  private InfoAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("info.parse", "b", InfoAnswers::info),
          inMemory("info.time", "t", InfoAnswers::time));

  /** The texts of refusals are the library's own. */
  private static Strings info(Strings arguments) {
    try {
      VersionInfo info = VersionInfo.parse(arguments.get(0).array());
      String time = info.time().map(InfoAnswers::instant).orElse("none");
      return Strings.ofText("ok", info.version().toString(), time);
    } catch (MalformedVersionInfoException e) {
      return Strings.ofText("error");
    }
  }

  private static Strings time(Strings arguments) {
    return GoTime.parse(arguments.text(0))
        .map(time -> Strings.ofText("ok", instant(time)))
        .orElse(Strings.ofText("error"));
  }

  private static String instant(Instant time) {
    return time.getEpochSecond() + " " + time.getNano();
  }
}
