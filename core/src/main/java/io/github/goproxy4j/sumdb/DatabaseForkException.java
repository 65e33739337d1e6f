package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.source.UpstreamException;

/**
 * A checksum database has signed two trees of which neither is the beginning of the other. It tells
 * different people different things, so nothing it tells may be believed.
 */
public final class DatabaseForkException extends UpstreamException {
  private static final long serialVersionUID = 1L;

  private final String report;

  DatabaseForkException(String database, String report) {
    super(database, Failure.FAILED, "security error: misbehaving server");
    this.report = report;
  }

  /** Both signed trees and the proof that they do not belong together, in many lines. */
  public String report() {
    return report;
  }
}
