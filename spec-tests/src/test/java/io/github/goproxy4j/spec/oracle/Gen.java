package io.github.goproxy4j.spec.oracle;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes values out of random numbers. */
@FunctionalInterface
interface Gen<T> {
  T next(Random random);

  default <U> Gen<U> map(Function<T, U> f) {
    return random -> f.apply(next(random));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T> Gen<T> of(T... values) {
    List<T> list = List.of(values);
    return random -> list.get(random.nextInt(list.size()));
  }

  /** One of several, each as likely as the others; to make one likelier, repeat it. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static <T> Gen<T> any(Gen<? extends T>... gens) {
    List<Gen<? extends T>> list = List.of(gens);
    return random -> list.get(random.nextInt(list.size())).next(random);
  }

  /** The second once in {@code n} times. */
  static <T> Gen<T> rarely(int n, Gen<T> usual, Gen<T> rare) {
    return random -> (random.nextInt(n) == 0 ? rare : usual).next(random);
  }

  /** Texts one after the other. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static Gen<String> join(Gen<String>... parts) {
    List<Gen<String>> list = List.of(parts);
    return random -> {
      var out = new StringBuilder();
      list.forEach(part -> out.append(part.next(random)));
      return out.toString();
    };
  }

  /** From {@code min} to {@code max} texts, few more often than many, with something between. */
  static Gen<String> list(int min, int max, Gen<String> separator, Gen<String> element) {
    return random -> {
      int count = min + (int) ((max - min + 1) * random.nextDouble() * random.nextDouble());
      var out = new StringBuilder();
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : separator.next(random)).append(element.next(random));
      }
      return out.toString();
    };
  }

  static Gen<String> repeat(int min, int max, Gen<String> element) {
    return list(min, max, of(""), element);
  }

  static Gen<String> maybe(Gen<String> text) {
    return random -> random.nextBoolean() ? text.next(random) : "";
  }

  /** A case of one argument for each text, whose chars are bytes. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  static Gen<Strings> args(Gen<String>... texts) {
    List<Gen<String>> list = List.of(texts);
    return random -> new Strings(list.stream().map(text -> new Bytes(text.next(random))).toList());
  }
}
