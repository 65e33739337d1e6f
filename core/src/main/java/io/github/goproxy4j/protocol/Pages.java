package io.github.goproxy4j.protocol;

import java.io.IOException;
import java.util.Optional;

/**
 * What people see who open a proxy in a browser, beside what go commands are answered. Knows
 * nothing of statuses and headers. Implementations are safe for use by many threads.
 */
public interface Pages {
  /** A file that pages need, such as a style sheet, which everybody may have. */
  Optional<PageFile> file(String rawPath);

  /**
   * A page in HTML.
   *
   * @throws IOException as sources do, and if there is no such page or the visitor may not see it
   */
  String page(Visit visit) throws IOException;

  /**
   * A page that says why there is no other.
   *
   * @param status the status of the answer
   * @param reason what a go command would be told, one line
   */
  String problem(PageRequest request, int status, String reason);
}
