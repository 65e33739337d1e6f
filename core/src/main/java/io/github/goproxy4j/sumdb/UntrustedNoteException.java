package io.github.goproxy4j.sumdb;

/** A note that is malformed, or that none of the known keys has signed; the message is Go's. */
public final class UntrustedNoteException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UntrustedNoteException(String message) {
    super(message);
  }
}
