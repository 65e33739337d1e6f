package io.github.goproxy4j.spec.oracle;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Puts batches of cases to both sides. */
final class Agreement {
  private final Question question;
  private final Oracle oracle;

  private Agreement(Question question) {
    this.question = question;
    this.oracle = Oracle.require();
  }

  /** Fails with the smallest case that can be found, if the sides disagree on one of a batch. */
  static void check(String question, Random random, Gen<Strings> cases) {
    new Agreement(JavaAnswers.question(question)).check(random, cases);
  }

  /** What both sides say to one case. */
  record Answers(Strings arguments, Strings go, Strings java) {
    boolean disagree() {
      return !go.equals(java);
    }

    boolean refused() {
      return go.isError();
    }
  }

  static Answers ask(String question, Strings arguments) {
    return new Agreement(JavaAnswers.question(question)).ask(List.of(arguments)).get(0);
  }

  private void check(Random random, Gen<Strings> gen) {
    List<Strings> cases =
        Stream.generate(() -> question.shape().fit(gen.next(random)))
            .limit(Tier.CURRENT.batchSize(question.place().cost))
            .toList();
    List<Answers> answers = ask(cases);
    List<Answers> disagreements = disagreements(answers);
    Results.CURRENT.add(
        cases.size(), answers.stream().filter(Answers::refused).count(), disagreements.size());
    if (!disagreements.isEmpty()) {
      fail(message(disagreements, cases.size()));
    }
  }

  /** What is said of cases on which the sides do not agree. */
  static String message(Question question, List<Strings> cases) {
    var agreement = new Agreement(question);
    return agreement.message(disagreements(agreement.ask(cases)), cases.size());
  }

  private static List<Answers> disagreements(List<Answers> answers) {
    return answers.stream().filter(Answers::disagree).toList();
  }

  private List<Answers> ask(List<Strings> cases) {
    return switch (question.place()) {
      case MEMORY -> {
        oracle.send(question.name(), cases);
        // Meanwhile the other side is at work.
        List<Strings> java = cases.stream().map(question::ask).toList();
        yield pairs(cases, oracle.receive(cases.size()), java);
      }
      case DISK -> askOneByOne(cases, cases);
      case TREE -> {
        List<Strings> folders = oracle.ask("tree.write", cases.stream().map(this::tree).toList());
        try {
          yield askOneByOne(cases, inFolders(folders, cases));
        } finally {
          oracle.ask("tree.remove", folders);
        }
      }
    };
  }

  private List<Answers> askOneByOne(List<Strings> cases, List<Strings> located) {
    List<Strings> go = oracle.ask(question.name(), located);
    return pairs(cases, go, located.stream().map(question::ask).toList());
  }

  private Strings tree(Strings arguments) {
    int first = question.shape().first().length();
    return new Strings(arguments.list().subList(first, arguments.size()));
  }

  private List<Strings> inFolders(List<Strings> folders, List<Strings> cases) {
    int first = question.shape().first().length();
    var located = new ArrayList<Strings>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      var arguments = new ArrayList<>(folders.get(i).list());
      arguments.addAll(cases.get(i).list().subList(0, first));
      located.add(new Strings(arguments));
    }
    return located;
  }

  private List<Answers> pairs(List<Strings> cases, List<Strings> go, List<Strings> java) {
    var answers = new ArrayList<Answers>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      answers.add(
          new Answers(
              cases.get(i), question.comparable(go.get(i)), question.comparable(java.get(i))));
    }
    return answers;
  }

  private String message(List<Answers> disagreements, int cases) {
    var shrinker = new Shrinker(question.shape(), c -> ask(List.of(c)).get(0).disagree());
    Strings smallest = shrinker.shrink(disagreements.get(0).arguments());
    Answers answers = ask(List.of(smallest)).get(0);
    Vector vector = new Vector(question.name(), smallest, answers.go());
    return String.format(
        "%d of %d cases disagree. A file for src/test/oracle:%n%n%s%ngoproxy4j answers: %s%n",
        disagreements.size(), cases, vector.format(), answers.java());
  }
}
