package io.github.goproxy4j.archive;

import io.github.goproxy4j.internal.text.GoQuote;
import java.io.IOException;

/** Bytes that Go's reader refuses; the message is Go's. */
public final class ZipFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** A record is not where it must be, or content is longer than declared. */
    NOT_A_ZIP("zip: not a valid zip file"),
    /** A method other than store and deflate. */
    UNSUPPORTED_METHOD("zip: unsupported compression algorithm"),
    /** The content or its data descriptor disagrees with the checksum in the directory. */
    CHECKSUM("zip: checksum error"),
    /** A record or a content is cut short. */
    UNEXPECTED_END("unexpected EOF"),
    /** A record would begin at or run over the end of the file. */
    END("EOF"),
    /** A record would begin before the start of the file. */
    NEGATIVE_OFFSET("negative offset"),
    /** The deflate stream is broken. */
    CORRUPT_DATA("flate: corrupt input");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Reason reason;
  private final String complaint;

  ZipFormatException(Reason reason) {
    this(reason, reason.text, "");
  }

  private ZipFormatException(Reason reason, String complaint, String where) {
    super(where + complaint);
    this.reason = reason;
    this.complaint = complaint;
  }

  /** Deflate data that cannot be right, which shows after so many of their bytes. */
  static ZipFormatException corruptBefore(long offset) {
    Reason reason = Reason.CORRUPT_DATA;
    return new ZipFormatException(reason, reason.text + " before offset " + offset, "");
  }

  /** The same, saying where. */
  ZipFormatException in(ZipEntry entry) {
    String where = GoQuote.quote(entry.name()) + ": ";
    var failure = new ZipFormatException(reason, complaint, where);
    failure.initCause(this);
    return failure;
  }

  /** The same once more, for who reads on after it. */
  ZipFormatException again() {
    return new ZipFormatException(reason, complaint, "");
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
