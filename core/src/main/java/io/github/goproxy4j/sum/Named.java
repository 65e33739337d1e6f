package io.github.goproxy4j.sum;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Something with a name of bytes. */
final class Named<T> {
  final byte[] name;
  final T value;

  Named(byte[] name, T value) {
    this.name = name;
    this.value = value;
  }

  boolean hasNameOf(Named<T> other) {
    return Arrays.equals(name, other.name);
  }

  /** In the order of the names' bytes; things of one name keep their order. */
  static <T> List<Named<T>> sorted(Collection<Named<T>> things) {
    return things.stream()
        .sorted(Comparator.comparing(thing -> thing.name, Arrays::compareUnsigned))
        .toList();
  }
}
