package io.github.goproxy4j.publish;

import java.io.IOException;

/** An upload lacks what it would take to know what it is. */
public final class IncompleteUploadException extends IOException {
  private static final long serialVersionUID = 1L;

  IncompleteUploadException(String message) {
    super(message);
  }
}
