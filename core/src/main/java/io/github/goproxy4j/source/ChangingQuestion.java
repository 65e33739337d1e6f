package io.github.goproxy4j.source;

import io.github.goproxy4j.store.ChangingFile;
import java.io.IOException;

/**
 * A question about a module whose answer changes, and how the answer is written down.
 *
 * @param <T> the answer
 */
interface ChangingQuestion<T> {
  /** Where the answer is kept. */
  ChangingFile file();

  /** What {@code source} answers. */
  T ask(ModuleSource source, Fetch fetch) throws IOException;

  /** The answer as a proxy would write it. */
  String write(T answer);

  /**
   * The answer that was written.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  T read(String text);
}
