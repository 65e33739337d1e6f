package io.github.goproxy4j.spec.vectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a vector may ask, and what may stand in one that does. */
final class Operation {
  private final String name;
  private final String takes;
  private final String gives;
  private final Answering answering;

  /** Answers for the library. */
  @FunctionalInterface
  interface Answering {
    /**
     * The answer to a vector of the right shape.
     *
     * @param folder an empty one that nobody else uses
     */
    Answer answer(Vector vector, Path folder) throws Exception;
  }

  private Operation(String name, String takes, String gives, Answering answering) {
    this.name = name;
    this.takes = takes;
    this.gives = gives;
    this.answering = answering;
  }

  /**
   * An operation.
   *
   * @param takes keys, and kinds of sections in brackets; those with a question mark may be
   *     missing, those with a star may be there any number of times
   * @param gives what it can turn out to be; after {@code refused!} Go's message must stand, after
   *     {@code refused?} it may
   */
  static Operation of(String name, String takes, String gives, Answering answering) {
    return new Operation(name, takes, gives, answering);
  }

  String name() {
    return name;
  }

  String takes() {
    return takes;
  }

  String gives() {
    return gives;
  }

  Answer answer(Vector vector, Path folder) throws Exception {
    return answering.answer(vector, folder);
  }

  /** Refuses a vector with something in it that this operation does not take or cannot give. */
  void check(Vector vector) {
    Set<String> known = new HashSet<>(Vector.COMMON);
    List<String> sections = new ArrayList<>(List.of("[want]?"));
    for (String word : Words.of(takes)) {
      if (word.startsWith("[")) {
        sections.add(word);
        continue;
      }
      String key = word.replace("?", "");
      known.add(key);
      require(word.endsWith("?") || vector.header().containsKey(key), "no " + key);
    }
    for (String key : vector.header().keySet()) {
      require(known.contains(key), "unknown key: " + key);
    }
    checkSections(vector, sections);
    checkAnswer(vector);
  }

  private static void checkSections(Vector vector, List<String> known) {
    for (Section section : vector.sections()) {
      require(
          known.stream().anyMatch(word -> word.startsWith("[" + section.kind() + "]")),
          "section means nothing here: " + section.kind());
    }
    for (String word : known) {
      int count = vector.sections(word.substring(1, word.indexOf(']'))).size();
      boolean right = word.endsWith("*") || count == 1 || word.endsWith("?") && count == 0;
      require(right, count + " sections " + word);
    }
  }

  private void checkAnswer(Vector vector) {
    for (String required : List.of("about", "rules", "expect")) {
      require(!vector.key(required).isEmpty(), "no " + required);
    }
    Expect expect = Expect.of(vector.key("expect"));
    boolean text = vector.header().containsKey("message");
    require(expect == Expect.REFUSED || !text, "a message, though nothing is refused");
    List<String> words = Words.of(gives);
    boolean known =
        words.contains(expect + (text ? "!" : ""))
            || words.contains(expect + "?")
            || expect != Expect.REFUSED && words.contains(expect.toString());
    require(known, "cannot be expected" + (text ? " with" : " without") + " message: " + expect);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
