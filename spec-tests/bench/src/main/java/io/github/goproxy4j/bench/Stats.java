package io.github.goproxy4j.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The middle and the ends of some values. */
record Stats(double median, double least, double most) {
  static Stats of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int n = sorted.length;
    double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    return new Stats(median, sorted[0], sorted[n - 1]);
  }

  /** Three digits, or nothing for what is not known. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
