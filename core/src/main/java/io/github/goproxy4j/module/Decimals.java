package io.github.goproxy4j.module;

/** Counting with decimal numbers of any length. */
final class Decimals {
  private Decimals() {}

  static String increment(String decimal) {
    char[] digits = decimal.toCharArray();
    int i = digits.length - 1;
    while (i >= 0 && digits[i] == '9') {
      digits[i--] = '0';
    }
    if (i < 0) {
      return "1" + new String(digits);
    }
    digits[i]++;
    return new String(digits);
  }

  /** The number before {@code decimal}, which is not zero. */
  static String decrement(String decimal) {
    char[] digits = decimal.toCharArray();
    int i = digits.length - 1;
    while (digits[i] == '0') {
      digits[i--] = '9';
    }
    digits[i]--;
    String result = new String(digits);
    return digits[0] == '0' && digits.length > 1 ? result.substring(1) : result;
  }
}
