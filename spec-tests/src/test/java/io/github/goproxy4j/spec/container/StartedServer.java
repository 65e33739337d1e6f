package io.github.goproxy4j.spec.container;

/** A server that answers on the loopback interface until it is closed. */
interface StartedServer extends AutoCloseable {
  int port();

  @Override
  void close();

  /** A server on {@code port} that {@code stop} ends. */
  static StartedServer of(int port, Stop stop) {
    return new StartedServer() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        try {
          stop.run();
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
