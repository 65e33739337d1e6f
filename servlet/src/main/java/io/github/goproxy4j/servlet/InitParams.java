package io.github.goproxy4j.servlet;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.upstream.FolderSource;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a servlet can be told without a line of Java. */
final class InitParams {
  private static final String FOLDER = "folder";

  private InitParams() {}

  static GoProxyHandler handler(List<String> names, UnaryOperator<String> values)
      throws ServletException {
    if (!names.equals(List.of(FOLDER))) {
      throw new ServletException("one init-param is wanted, " + FOLDER + ", not " + names);
    }
    String folder = values.apply(FOLDER);
    try {
      return GoProxyHandler.of(FolderSource.at(Path.of(folder)));
    } catch (IOException | InvalidPathException e) {
      throw new ServletException("init-param " + FOLDER + ": " + e, e);
    }
  }
}
