package io.github.goproxy4j.spec.vectors;

import java.util.Locale;

/** How an operation can turn out. */
enum Expect {
  OK,
  REFUSED,
  YES,
  NO,
  LESS,
  EQUAL,
  GREATER,
  MATCH,
  MISMATCH,
  UNKNOWN;

  static Expect of(String word) {
    for (Expect expect : values()) {
      if (expect.toString().equals(word)) {
        return expect;
      }
    }
    throw new IllegalArgumentException("unknown expect: " + word);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
