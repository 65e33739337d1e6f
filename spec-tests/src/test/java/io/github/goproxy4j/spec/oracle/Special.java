package io.github.goproxy4j.spec.oracle;

import java.util.Random;
import java.util.regex.Pattern;

/**
 * Characters that rules are about, and changes to texts that ought to break some. All texts here
 * and in the generators hold bytes in their chars.
 */
final class Special {
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]");

  private Special() {}

  private static String utf8(String text) {
    return Bytes.ofText(text).chars();
  }

  /** Letters beyond ASCII, among them those that fold in odd ways (Z41). */
  static final Gen<String> LETTER =
      Gen.<String>of(
              "é",
              "É",
              "\u212A",
              "\u017F",
              "\u0130",
              "\u0131",
              "ß",
              "\u1E9E",
              "σ",
              "ς",
              "Σ",
              "µ",
              "μ",
              "\u212B",
              "å",
              "Å",
              "\u01C4",
              "\u01C5",
              "\u01C6",
              "ʰ",
              "中",
              "가",
              "\u0149",
              "\uFB01",
              "\u1C80",
              "в",
              "В",
              "\uA64B",
              "\u10A0",
              "\u2D00",
              "ǅ",
              "\u1F80",
              "\u1F88",
              "\uD801\uDC00",
              "\uD801\uDC28",
              "\uD835\uDC00",
              "\uD83A\uDD00",
              "\uD840\uDC00",
              "\u0345",
              "\u1FBE",
              "ι",
              "\u0398",
              "\u03F4",
              "\u03D1")
          .map(Special::utf8);

  /** Characters that are no letters, or not what they seem. */
  static final Gen<String> OTHER =
      Gen.<String>of(
              "e\u0301",
              "\u0663",
              "\u00B2",
              "\uD83D\uDE00",
              "\u200D",
              "\u00A0",
              "\u0085",
              "\u2028",
              "\u2029",
              "\u3000",
              "\u1680",
              "\u2003",
              "\uFEFF",
              "\uFFFD",
              "\uFFFE",
              "\uFFFF",
              "\u00AD",
              "\u0000",
              "\u001F",
              "\u007F",
              "\u0080",
              "\u009F",
              "\uD800",
              "\uDC00",
              "\uDBFF\uDFFF",
              "\u2160",
              "\u24B6",
              "\u20AC",
              "\uE000",
              "\u0378",
              "\uFF0F",
              "\u2215",
              "\u2024",
              "\uFF0E",
              "\uFF5E",
              "\u200B",
              "\uD800\uDD40")
          .map(Special::utf8);

  /** Bytes that are not UTF-8. */
  static final Gen<String> BROKEN =
      Gen.of(
          "\u0080",
          "\u00FF",
          "\u00C0\u0080",
          "\u00E9",
          "\u00ED\u00A0\u0080",
          "\u00F4\u0090\u0080\u0080",
          "\u00C3",
          "\u00E2\u0082",
          "\u00F0\u009F\u0098",
          "\u00FE",
          "\u00C1\u00BF",
          "\u00E0\u0080\u0080",
          "\u00EF\u00BB",
          "\u00F8\u0088\u0080\u0080\u0080");

  static final Gen<String> PUNCTUATION =
      random -> {
        String all = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ";
        return String.valueOf(all.charAt(random.nextInt(all.length())));
      };

  static final Gen<String> CONTROL =
      Gen.of("\n", "\r", "\t", "\r\n", "\0", "\u000B", "\f", "\u0007");

  static final Gen<String> ALPHANUMERIC =
      random -> {
        String all = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return String.valueOf(all.charAt(random.nextInt(all.length())));
      };

  /** Anything, what is rare in the world more often than there. */
  static final Gen<String> CHARACTER =
      Gen.any(
          ALPHANUMERIC,
          ALPHANUMERIC,
          PUNCTUATION,
          PUNCTUATION,
          PUNCTUATION,
          LETTER,
          OTHER,
          CONTROL,
          BROKEN,
          random -> utf8(Character.toString(random.nextInt(0x3000))),
          random -> utf8(Character.toString(random.nextInt(0x110000))));

  /** The same text, or now and then one that is changed in a place or two. */
  static Gen<String> mutated(Gen<String> texts) {
    return random -> {
      String text = texts.next(random);
      for (int n = random.nextInt(4) - 1; n > 0; n--) {
        text = mutate(text, random);
      }
      return random.nextInt(2000) == 0 ? stretched(text, random) : text;
    };
  }

  /** A part of the text, some thousand times. */
  private static String stretched(String s, Random random) {
    int i = random.nextInt(s.length() + 1);
    int k = Math.min(s.length(), i + 1 + random.nextInt(3));
    return s.substring(0, i) + s.substring(i, k).repeat(5000) + s.substring(k);
  }

  static String mutate(String s, Random random) {
    int i = random.nextInt(s.length() + 1);
    int k = Math.min(s.length(), i + random.nextInt(random.nextInt(8) + 1));
    String middle = s.substring(i, k);
    String before = s.substring(0, i);
    String after = s.substring(k);
    return switch (random.nextInt(8)) {
      case 0 -> before + after;
      case 1 -> before + middle + middle + after;
      case 2 -> before + CHARACTER.next(random) + after;
      case 3 -> before + CHARACTER.next(random) + middle + after;
      case 4 -> before + PUNCTUATION.next(random) + middle + after;
      case 5 -> before + swapCase(middle) + after;
      case 6 -> random.nextBoolean() ? before + middle : middle + after;
      default -> before + new StringBuilder(middle).reverse() + after;
    };
  }

  private static String swapCase(String s) {
    return LETTERS.matcher(s).replaceAll(m -> String.valueOf((char) (m.group().charAt(0) ^ 0x20)));
  }
}
