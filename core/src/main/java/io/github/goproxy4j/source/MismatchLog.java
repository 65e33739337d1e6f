package io.github.goproxy4j.source;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that bytes were not the expected ones, but not as often as somebody asks for them. */
final class MismatchLog {
  private static final int REMEMBERED = 1000;

  private final Logger log;
  private final Cache<String, Boolean> logged =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  MismatchLog() {
    this(LoggerFactory.getLogger(VerifiedSource.class));
  }

  MismatchLog(Logger log) {
    this.log = log;
  }

  /** The exception, which is logged unless the same was logged not long ago. */
  ChecksumMismatchException logged(ChecksumMismatchException e) {
    String message = String.valueOf(e.getMessage());
    if (logged.asMap().putIfAbsent(message, true) == null) {
      log.warn("{}", message);
    }
    return e;
  }
}
