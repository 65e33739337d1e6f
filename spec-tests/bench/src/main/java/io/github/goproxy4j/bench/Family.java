package io.github.goproxy4j.bench;

import java.util.Locale;

/** What has a section of its own in {@code RESULTS.md}. */
interface Family {
  /** The heading. Its first word, in small letters, is the name on the command line. */
  String title();

  /** Measures, and returns what stands below the heading. */
  String run(Workshop workshop) throws Exception;

  /** What it is called on the command line. */
  default String name() {
    return title().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
  }
}
