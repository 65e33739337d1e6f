package io.github.goproxy4j.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/** Why there is no other page. */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "io/github/goproxy4j/page/problem.mustache")
record ProblemPage(Frame frame, int status, String headline, String reason) {
  static ProblemPage of(Frame frame, int status, String reason) {
    return new ProblemPage(frame, status, headline(status), reason);
  }

  static String headline(int status) {
    return switch (status) {
      case 401 -> "Log in";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 410 -> "Gone";
      case 429 -> "Too many attempts";
      case 502, 504 -> "The upstream does not answer";
      case 503 -> "Busy";
      default -> "That did not work";
    };
  }
}
