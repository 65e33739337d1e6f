package io.github.goproxy4j.source;

/** Another server failed to answer, or answered nonsense. Never the same as an absence. */
public non-sealed class UpstreamException extends ModuleSourceException {
  private static final long serialVersionUID = 1L;

  /** In what way it failed. */
  public enum Failure {
    /** It could not be reached, or its answer was an error or could not be used. */
    FAILED,
    /** It did not answer in time. */
    TIMED_OUT
  }

  private final Failure failure;

  /** What was asked for, in what way that failed, and why. */
  public UpstreamException(Object subject, Failure failure, String reason) {
    super(subject + ": " + reason);
    this.failure = failure;
  }

  /** What was asked for, in what way that failed, and why. */
  public UpstreamException(Object subject, Failure failure, String reason, Throwable cause) {
    super(subject + ": " + reason, cause);
    this.failure = failure;
  }

  /** That the time which the asker had is over. */
  public static UpstreamException late(Object subject) {
    return new UpstreamException(subject, Failure.TIMED_OUT, "no answer in the time allowed");
  }

  /** In what way it failed. */
  public Failure failure() {
    return failure;
  }
}
