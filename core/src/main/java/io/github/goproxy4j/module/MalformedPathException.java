package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.Utf8;

/** A path that breaks a rule of its kind; the message is the go command's (P11). */
public final class MalformedPathException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final PathKind kind;
  private final String path;
  private final String reason;

  /** {@code path} is not of {@code kind} for the given reason. */
  public MalformedPathException(PathKind kind, String path, String reason) {
    this(kind, path, GoQuote.quote(path), reason);
  }

  private MalformedPathException(PathKind kind, String path, String quoted, String reason) {
    super(quotedText(kind, quoted, reason));
    this.kind = kind;
    this.path = path;
    this.reason = reason;
  }

  static MalformedPathException notUtf8(PathKind kind, byte[] path) {
    return new MalformedPathException(
        kind, Utf8.decode(path), GoQuote.quote(path), "invalid UTF-8");
  }

  static String text(PathKind kind, String path, String reason) {
    return quotedText(kind, GoQuote.quote(path), reason);
  }

  private static String quotedText(PathKind kind, String quoted, String reason) {
    return "malformed " + kind + " path " + quoted + ": " + reason;
  }

  /** What it was taken for. */
  public PathKind kind() {
    return kind;
  }

  /** The path as it was given, with U+FFFD for bytes that are not UTF-8. */
  public String path() {
    return path;
  }

  /** Why it is malformed, without the path. */
  public String reason() {
    return reason;
  }
}
