package io.github.goproxy4j.spec.container;

/** Where a server has the proxy: below a context path, mapped to {@code /proxy/*}. */
enum Mount {
  PLAIN("/go", "/go"),
  ESCAPED("/gö o", "/g%C3%B6%20o");

  /** The folder of the servlet in its context. */
  static final String FOLDER = "/proxy";

  private final String context;
  private final String rawContext;

  Mount(String context, String rawContext) {
    this.context = context;
    this.rawContext = rawContext;
  }

  /** The context path as people write it. */
  String context() {
    return context;
  }

  /** The context path as it stands in a URL. */
  String rawContext() {
    return rawContext;
  }

  /** What stands in a URL before the path of a module. */
  String rawPath() {
    return rawContext + FOLDER;
  }
}
