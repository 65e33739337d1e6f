package io.github.goproxy4j.standalone.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What fits into one word or line, for instance a duration.
 *
 * @param expected what a reader of the file is told that it should be, with its article
 * @param words what there is to choose from; empty if that is too much to say
 * @param parser the value of a text; nothing if it is not of this kind, an {@link
 *     IllegalArgumentException} if there is more to say than that
 * @param <T> what is made of the text
 */
public record Kind<T>(String expected, List<String> words, Function<String, Optional<T>> parser)
    implements Reader<T> {
  /** A kind with too many values to name them. */
  public Kind(String expected, Function<String, Optional<T>> parser) {
    this(expected, List.of(), parser);
  }

  /** A kind whose parser explains itself. */
  public static <T> Kind<T> of(String expected, Function<String, T> parser) {
    return new Kind<>(expected, text -> Optional.of(parser.apply(text)));
  }

  /** Those values of this kind that {@code allowed} accepts. */
  public Kind<T> where(Predicate<T> allowed) {
    return new Kind<>(expected, words, text -> parser.apply(text).filter(allowed));
  }

  /** The words of an enum, in small letters and with a dash for each underscore. */
  public static <E extends Enum<E>> Kind<E> words(Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Kind::word).toList();
    return new Kind<>(
        "one of " + String.join(", ", words),
        words,
        text -> {
          int index = words.indexOf(text);
          return index < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[index]);
        });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Optional<T> read(Value value) {
    return value.text(this);
  }
}
