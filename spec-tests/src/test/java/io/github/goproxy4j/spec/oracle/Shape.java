package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a question, one letter for each: {@code t} a text, {@code b} bytes, {@code -}
 * something that is not made smaller. What is in parentheses, at the end, occurs any number of
 * times.
 *
 * @param first the letters before the parentheses
 * @param repeated the letters in them, or none
 */
record Shape(String first, String repeated) {
  static Shape of(String letters) {
    int open = letters.indexOf('(');
    return open < 0
        ? new Shape(letters, "")
        : new Shape(letters.substring(0, open), letters.substring(open + 1, letters.length() - 1));
  }

  private char letter(int i) {
    return i < first.length()
        ? first.charAt(i)
        : repeated.charAt((i - first.length()) % repeated.length());
  }

  boolean isFrozen(int i) {
    return letter(i) == '-';
  }

  /** {@code value} as an argument at {@code i}. */
  Bytes fit(int i, Bytes value) {
    return letter(i) == 't' ? value.representable() : value;
  }

  Strings fit(Strings arguments) {
    var fitting = new ArrayList<Bytes>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      fitting.add(fit(i, arguments.get(i)));
    }
    return new Strings(fitting);
  }

  /** The same with one group of repeated arguments less, in all ways. */
  List<Strings> withoutOneGroup(Strings arguments) {
    var smaller = new ArrayList<Strings>();
    if (!repeated.isEmpty()) {
      for (int i = first.length(); i < arguments.size(); i += repeated.length()) {
        var list = new ArrayList<>(arguments.list());
        list.subList(i, i + repeated.length()).clear();
        smaller.add(new Strings(list));
      }
    }
    return smaller;
  }
}
