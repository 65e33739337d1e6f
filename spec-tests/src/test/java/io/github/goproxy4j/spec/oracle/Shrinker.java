package io.github.goproxy4j.spec.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a case smaller for as long as it keeps a property. */
final class Shrinker {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shape shape;
  private final Predicate<Strings> property;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();

  Shrinker(Shape shape, Predicate<Strings> property) {
    this.shape = shape;
    this.property = property;
  }

  /** The smallest that is found in half a minute. */
  Strings shrink(Strings arguments) {
    Strings smallest = arguments;
    for (Strings next = smaller(smallest); !next.equals(smallest); next = smaller(smallest)) {
      smallest = next;
    }
    return smallest;
  }

  private Strings smaller(Strings arguments) {
    for (Strings candidate : shape.withoutOneGroup(arguments)) {
      if (holds(candidate)) {
        return candidate;
      }
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!shape.isFrozen(i)) {
        for (Bytes value : smaller(arguments.get(i))) {
          Strings candidate = with(arguments, i, value);
          if (!candidate.equals(arguments) && holds(candidate)) {
            return candidate;
          }
        }
      }
    }
    return arguments;
  }

  private boolean holds(Strings candidate) {
    return System.nanoTime() < deadline && property.test(candidate);
  }

  private Strings with(Strings arguments, int i, Bytes value) {
    var list = new ArrayList<>(arguments.list());
    list.set(i, shape.fit(i, value));
    Strings result = new Strings(list);
    // Fitting may make a text longer; then it is not smaller.
    return result.get(i).length() > arguments.get(i).length() ? arguments : result;
  }

  /** Shorter ones, the shortest first, then simpler ones of the same length. */
  private static List<Bytes> smaller(Bytes value) {
    String s = value.chars();
    var list = new ArrayList<Bytes>();
    for (int size = s.length(); size > 0; size /= 2) {
      for (int start = 0; start + size <= s.length(); start += size) {
        list.add(new Bytes(s.substring(0, start) + s.substring(start + size)));
      }
    }
    for (int i = 0; i < s.length(); i++) {
      for (char simple : "0a".toCharArray()) {
        if (rank(s.charAt(i)) > rank(simple)) {
          list.add(new Bytes(s.substring(0, i) + simple + s.substring(i + 1)));
        }
      }
    }
    return list;
  }

  private static int rank(char c) {
    return c == '0' ? 0 : c == 'a' ? 1 : 2;
  }
}
