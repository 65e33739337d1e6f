package io.github.goproxy4j.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told what happened. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface ProxyListener {
  /** Does nothing. */
  ProxyListener NONE = event -> {};

  /** Called after it happened. */
  void happened(ProxyEvent event);

  /** Tells this one and then another; a failure of one keeps nothing from the other. */
  default ProxyListener and(ProxyListener other) {
    ProxyListener first = failingAlone();
    return event -> {
      first.happened(event);
      other.happened(event);
    };
  }

  /** The same, whose failures are logged instead of thrown. */
  default ProxyListener failingAlone() {
    Logger log = LoggerFactory.getLogger(ProxyListener.class);
    return event -> {
      try {
        happened(event);
      } catch (RuntimeException e) {
        log.error("a listener failed on {}", event, e);
      }
    };
  }
}
