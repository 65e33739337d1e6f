package io.github.goproxy4j.modfile;

/**
 * The versions that a retract directive names (M9).
 *
 * @param end the number of tokens that it took
 */
record Interval(String low, String high, int end) {

  static Interval parse(Arguments arguments) throws BadDirectiveException {
    if (arguments.count() == 0 || arguments.has(0, "(")) {
      throw new BadDirectiveException("expected '[' or version");
    }
    if (!arguments.has(0, "[")) {
      String version = arguments.rawVersion("", 0);
      return new Interval(version, version, 1);
    }
    String low = version(arguments, 1, "[");
    expect(arguments, 2, ",");
    String high = version(arguments, 3, ",");
    expect(arguments, 4, "]");
    return new Interval(low, high, 5);
  }

  private static String version(Arguments arguments, int i, String before)
      throws BadDirectiveException {
    if (i == arguments.count()) {
      throw new BadDirectiveException("expected version after '" + before + "'");
    }
    return arguments.rawVersion("", i);
  }

  private static void expect(Arguments arguments, int i, String token)
      throws BadDirectiveException {
    if (!arguments.has(i, token)) {
      throw new BadDirectiveException("expected '" + token + "' after version");
    }
  }
}
