package io.github.goproxy4j.archive;

import io.github.goproxy4j.internal.text.GoQuote;
import java.io.IOException;

/** A tar archive that is damaged, or has what no module can have. */
public final class TarFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  TarFormatException(String reason) {
    super("tar: " + reason);
  }

  static TarFormatException of(byte[] name, String reason) {
    return new TarFormatException(GoQuote.quote(name) + " " + reason);
  }
}
