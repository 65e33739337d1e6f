package io.github.goproxy4j.bench;

/** What values are, and which are better. */
enum Unit {
  MILLISECONDS("ms", false),
  REQUESTS_PER_SECOND("requests/s", true),
  MEGABYTES_PER_SECOND("MB/s", true);

  private final String text;
  private final boolean moreIsBetter;

  Unit(String text, boolean moreIsBetter) {
    this.text = text;
    this.moreIsBetter = moreIsBetter;
  }

  /** How many times better ours is than theirs. */
  double ratio(double ours, double theirs) {
    return moreIsBetter ? ours / theirs : theirs / ours;
  }

  @Override
  public String toString() {
    return text;
  }
}
