package io.github.goproxy4j.spec.container;

import java.util.concurrent.atomic.AtomicBoolean;

/** A server that answers on the loopback interface until it is closed. */
interface StartedServer extends AutoCloseable {
  int port();

  @Override
  void close();

  /** A server on {@code port} that {@code stop} ends, once. */
  static StartedServer of(int port, Stop stop) {
    return new StartedServer() {
      private final AtomicBoolean stopped = new AtomicBoolean();

      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        try {
          if (!stopped.getAndSet(true)) {
            stop.run();
          }
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  /** Stops a server. */
  @FunctionalInterface
  interface Stop {
    void run() throws Exception;
  }
}
