package io.github.goproxy4j.source;

/** The source does not have it; another one may. */
public final class ModuleNotFoundException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** What was asked for, and why that is the answer. */
  public ModuleNotFoundException(Object subject, String reason) {
    super(subject + ": " + reason);
  }
}
