package io.github.goproxy4j.spec.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every question that both sides can answer. */
final class JavaAnswers {
  private JavaAnswers() {}

  private static final Map<String, Question> QUESTIONS =
      Stream.of(
              SumAnswers.QUESTIONS,
              ZipAnswers.QUESTIONS,
              ZipContents.QUESTIONS,
              SemverAnswers.QUESTIONS,
              ModuleAnswers.QUESTIONS,
              ModfileAnswers.QUESTIONS,
              InfoAnswers.QUESTIONS,
              NoteAnswers.QUESTIONS,
              LogAnswers.QUESTIONS,
              SumDatabaseAnswers.QUESTIONS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Question::name, Function.identity()));

  static Set<String> names() {
    return QUESTIONS.keySet();
  }

  static Question question(String name) {
    Question question = QUESTIONS.get(name);
    if (question == null) {
      throw new IllegalArgumentException("unknown question: " + name);
    }
    return question;
  }
}
