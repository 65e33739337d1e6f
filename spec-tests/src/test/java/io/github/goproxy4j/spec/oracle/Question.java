package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.spec.oracle.Tier.Cost;
import java.util.function.Supplier;

/**
 * Something that both sides are asked.
 *
 * @param name what the Go program calls it
 * @param shape what its arguments are, and what of them a smaller case may do without
 * @param place where its answer comes from
 * @param answer how the library answers
 * @param precision how much of the reference's answer the library can give
 */
record Question(String name, Shape shape, Place place, Answer answer, Precision precision) {
  /** What is looked at for an answer. */
  enum Place {
    MEMORY(Cost.IN_MEMORY),
    DISK(Cost.ON_DISK),
    /** The repeated arguments are files to be made; the first is then where they are. */
    TREE(Cost.ON_DISK);

    final Cost cost;

    Place(Cost cost) {
      this.cost = cost;
    }
  }

  /** What of an answer can be compared. */
  enum Precision {
    EXACT,
    /** Of bytes that are not UTF-8 only that there were some: the library shows U+FFFD for each. */
    SHOWN,
    /** Not the text of an error, which comes from the system. */
    VERDICT
  }

  /** The library's answer to a case. */
  @FunctionalInterface
  interface Answer {
    /** An exception is an answer that the reference never gives. */
    Strings to(Strings arguments) throws Exception;
  }

  static Question inMemory(String name, String shape, Answer answer) {
    return new Question(name, Shape.of(shape), Place.MEMORY, answer, Precision.EXACT);
  }

  static Question onDisk(String name, String shape, Answer answer) {
    return new Question(name, Shape.of(shape), Place.DISK, answer, Precision.EXACT);
  }

  static Question onTree(String name, String shape, Answer answer) {
    return new Question(name, Shape.of(shape), Place.TREE, answer, Precision.EXACT);
  }

  Question shown() {
    return new Question(name, shape, place, answer, Precision.SHOWN);
  }

  Question verdictOnly() {
    return new Question(name, shape, place, answer, Precision.VERDICT);
  }

  /** What of either side's answer is compared. */
  Strings comparable(Strings answer) {
    return switch (precision) {
      case EXACT -> answer;
      case SHOWN -> new Strings(answer.list().stream().map(Bytes::shown).toList());
      case VERDICT -> answer.isError() ? Strings.of(answer.get(0)) : answer;
    };
  }

  Strings ask(Strings arguments) {
    try {
      return answer.to(arguments);
    } catch (Exception | StackOverflowError e) {
      return Strings.ofText("exception", e.toString());
    }
  }

  /** {@code ok} and what {@code answer} gives, or {@code error} and the text of a refusal. */
  static Strings verdict(Supplier<Strings> answer) {
    try {
      return answer.get();
    } catch (IllegalArgumentException e) {
      return Strings.ofText("error", String.valueOf(e.getMessage()));
    }
  }

  /** {@code ok} if {@code check} passes. */
  static Strings passes(Runnable check) {
    return verdict(
        () -> {
          check.run();
          return Strings.ofText("ok");
        });
  }

  /** {@code ok} and a text. */
  static Strings gives(Supplier<String> text) {
    return verdict(() -> Strings.ofText("ok", text.get()));
  }
}
