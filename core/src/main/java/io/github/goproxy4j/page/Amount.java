package io.github.goproxy4j.page;

import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
final class Amount {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int STEP = 1024;
  private static final int SHORT = 10;

  private Amount() {}

  static String ofBytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    String format = unit > 0 && amount < SHORT ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, amount, UNITS.get(unit));
  }

  static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share in percent. */
  static String share(long part, long whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
