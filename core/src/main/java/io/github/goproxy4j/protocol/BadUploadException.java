package io.github.goproxy4j.protocol;

import java.io.IOException;

/** What was sent is not what can be published; the client has to send something else. */
final class BadUploadException extends IOException {
  private static final long serialVersionUID = 1L;

  BadUploadException(String message) {
    super(message);
  }

  BadUploadException(String message, Throwable cause) {
    super(message, cause);
  }
}
