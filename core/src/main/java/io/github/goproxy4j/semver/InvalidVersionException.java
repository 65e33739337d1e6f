package io.github.goproxy4j.semver;

import io.github.goproxy4j.internal.text.GoQuote;

/** A version that is not what it has to be; the message is the go command's. */
public final class InvalidVersionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What the version was taken for. */
  public enum Noun {
    /** Any version. */
    VERSION("version"),
    /** A version made from a commit. */
    PSEUDO_VERSION("pseudo-version");

    private final String text;

    Noun(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private final String version;
  private final Noun noun;
  private final String reason;

  /** A complaint about a version of any kind. */
  public InvalidVersionException(String version, String reason) {
    this(version, Noun.VERSION, reason);
  }

  /** A complaint about {@code version}, taken for a {@code noun}. */
  public InvalidVersionException(String version, Noun noun, String reason) {
    super(noun + " " + GoQuote.quote(version) + " invalid: " + reason);
    this.version = version;
    this.noun = noun;
    this.reason = reason;
  }

  /** The version as it was given. */
  public String version() {
    return version;
  }

  /** What it was taken for. */
  public Noun noun() {
    return noun;
  }

  /** Why it is invalid, without the version. */
  public String reason() {
    return reason;
  }
}
