package io.github.goproxy4j.modfile;

/** What is wrong with one line; it never leaves the package. */
final class BadDirectiveException extends Exception {
  private static final long serialVersionUID = 1L;

  BadDirectiveException(String message) {
    super(message, null, false, false);
  }

  /** A complaint about a module, or about the directive if the module has no name. */
  static BadDirectiveException about(String verb, String path, String message) {
    String subject = path.isEmpty() ? verb : verb + " " + RawText.decode(path);
    return new BadDirectiveException(subject + ": " + message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
