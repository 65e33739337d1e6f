package io.github.goproxy4j.protocol;

/** Answers requests, whoever serves them. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface RequestHandler {
  /** The answer to a request; it is never an exception. The caller closes it. */
  ProxyResponse handle(ProxyRequest request);
}
