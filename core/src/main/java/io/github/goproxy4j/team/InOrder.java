package io.github.goproxy4j.team;

import java.io.IOException;

/**
 * Work whose results are wanted one after the other: they are made by several threads, and handed
 * over in the thread that asked.
 *
 * @param <T> what is made of a task
 */
public interface InOrder<T> {
  /** What one thread makes results with. */
  interface Maker<T> {
    /** Makes the result of the task of this number. */
    T make(int task) throws IOException;
  }

  /** A new maker, for one thread. */
  Maker<T> maker();

  /** Takes what was made of the next task. */
  void take(int task, T made) throws IOException;
}
