package io.github.goproxy4j.servlet;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.ServedFolder;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a servlet can be told without a line of Java. */
final class InitParams {
  private static final String ROOT = "root";

  private InitParams() {}

  static GoProxyHandler handler(List<String> names, UnaryOperator<String> values)
      throws ServletException {
    if (!names.equals(List.of(ROOT))) {
      throw new ServletException("one init-param is wanted, " + ROOT + ", not " + names);
    }
    try {
      Path root = Path.of(values.apply(ROOT)).toRealPath();
      return GoProxyHandler.of(ServedFolder.open(root).source());
    } catch (IOException | InvalidPathException e) {
      throw new ServletException("init-param " + ROOT + ": " + e, e);
    }
  }
}
