package io.github.goproxy4j.sumdb;

import java.io.IOException;
import java.util.List;

/** Knows the hashes of a log. */
@FunctionalInterface
public interface HashReader {
  /** The hashes of {@code nodes}, in their order. */
  List<LogHash> read(List<LogNode> nodes) throws IOException;
}
