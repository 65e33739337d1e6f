package io.github.goproxy4j.standalone.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes something of a value, or nothing after it reported what is wrong with it.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface Reader<T> {
  /** What {@code value} says; nothing if that was wrong and was reported. */
  Optional<T> read(Value value);

  /** Reads a list with at least one element, which {@code element} reads. */
  static <T> Reader<List<T>> list(Reader<T> element) {
    return value -> value.list(element);
  }

  /** Reads a mapping. */
  static <T> Reader<T> mapping(Function<Mapping, Optional<T>> reader) {
    return value -> value.mapping().flatMap(reader);
  }
}
