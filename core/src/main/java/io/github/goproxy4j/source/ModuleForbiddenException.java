package io.github.goproxy4j.source;

/** A policy refuses it, and no other source may be asked instead. */
public final class ModuleForbiddenException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** What was asked for, and why that is the answer. */
  public ModuleForbiddenException(Object subject, String reason) {
    super(subject + ": " + reason);
  }
}
