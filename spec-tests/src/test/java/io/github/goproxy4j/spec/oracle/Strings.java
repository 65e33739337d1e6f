package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Byte strings in order: the arguments of a case, or an answer.
 *
 * @param list the strings
 */
record Strings(List<Bytes> list) {
  private static final Bytes ERROR = new Bytes("error");

  Strings {
    list = List.copyOf(list);
  }

  static Strings of(Bytes... strings) {
    return new Strings(List.of(strings));
  }

  /** The UTF-8 bytes of texts. */
  static Strings ofText(String... texts) {
    var list = new ArrayList<Bytes>(texts.length);
    for (String text : texts) {
      list.add(Bytes.ofText(text));
    }
    return new Strings(list);
  }

  /** Whether this is an answer that begins with {@code error}. */
  boolean isError() {
    return !list.isEmpty() && list.get(0).equals(ERROR);
  }

  int size() {
    return list.size();
  }

  Bytes get(int i) {
    return list.get(i);
  }

  /** The string at {@code i} as the text it is the UTF-8 of. */
  String text(int i) {
    return list.get(i).text();
  }

  /** The decimal number at {@code i}. */
  long number(int i) {
    return Long.parseLong(text(i));
  }

  @Override
  public String toString() {
    return String.join(" ", list.stream().map(Bytes::toString).toList());
  }
}
