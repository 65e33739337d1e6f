package io.github.goproxy4j.spec.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What came of an operation, or is expected to.
 *
 * @param message why something was refused, in Go's words; empty if they do not matter
 * @param result the one thing that came out; may be empty
 * @param want everything else, as lines of words
 */
record Answer(Expect expect, String message, String result, List<List<String>> want) {
  static Answer of(Expect expect) {
    return new Answer(expect, "", "", List.of());
  }

  static Answer ok() {
    return of(Expect.OK);
  }

  static Answer ok(String result) {
    return new Answer(Expect.OK, "", result, List.of());
  }

  static Answer refused() {
    return of(Expect.REFUSED);
  }

  static Answer refused(Throwable e) {
    return new Answer(Expect.REFUSED, String.valueOf(e.getMessage()), "", List.of());
  }

  static Answer refused(Optional<String> message) {
    return new Answer(Expect.REFUSED, message.orElse(""), "", List.of());
  }

  static Answer yesOrNo(boolean yes) {
    return of(yes ? Expect.YES : Expect.NO);
  }

  Answer withResult(String other) {
    return new Answer(expect, message, other, want);
  }

  Answer with(String... words) {
    var more = new ArrayList<>(want);
    more.add(Arrays.asList(words));
    return new Answer(expect, message, result, List.copyOf(more));
  }

  Answer withColumn(List<String> words) {
    return new Answer(expect, message, result, words.stream().map(List::of).toList());
  }

  /** With {@code $name} in the place of a text that is different every time. */
  Answer naming(String name, String text) {
    return new Answer(
        expect,
        message.replace(text, name),
        result,
        want.stream()
            .map(line -> line.stream().map(word -> word.replace(text, name)).toList())
            .toList());
  }

  /** As it would stand in a vector. */
  @Override
  public String toString() {
    var out = new StringBuilder("expect: " + expect + "\n");
    if (!message.isEmpty()) {
      out.append("message: ").append(Words.word(message)).append('\n');
    }
    if (!result.isEmpty()) {
      out.append("result: ").append(Words.word(result)).append('\n');
    }
    if (!want.isEmpty()) {
      out.append("-- want --\n");
      want.forEach(line -> out.append(Words.line(line)).append('\n'));
    }
    return out.toString();
  }
}
