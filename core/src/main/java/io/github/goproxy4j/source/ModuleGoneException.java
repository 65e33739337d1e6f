package io.github.goproxy4j.source;

/** The source had it and it was taken away; another one may have it. */
public final class ModuleGoneException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** What was asked for, and why that is the answer. */
  public ModuleGoneException(Object subject, String reason) {
    super(subject + ": " + reason);
  }
}
