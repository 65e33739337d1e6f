package io.github.goproxy4j.spec.oracle;

import java.util.ArrayList;
import java.util.Random;

/** Makes versions, nearly versions, and what pseudo-versions are made of. */
final class Versions {
  private Versions() {}

  private static final Gen<String> DIGITS =
      random -> {
        int length = 1 + (int) (25 * Math.pow(random.nextDouble(), 3));
        var out = new StringBuilder();
        boolean nines = random.nextInt(4) == 0;
        for (int i = 0; i < length; i++) {
          out.append(nines ? '9' : (char) ('0' + random.nextInt(10)));
        }
        return out.toString();
      };

  static final Gen<String> NUMBER =
      Gen.any(
          Gen.of("0", "1", "2", "3", "9", "10"),
          Gen.of("0", "1", "2"),
          Gen.of("0", "1"),
          Gen.rarely(2, Gen.of("19", "99", "100"), DIGITS),
          Gen.rarely(3, Gen.of("1"), Gen.of("", "00", "01", "-1", "1a", "x", " 1")));

  private static final Gen<String> IDENTIFIER =
      Gen.any(
          Gen.of("0", "1", "2", "10", "alpha", "beta", "rc1", "rc", "pre", "a", "A", "Z", "z"),
          Gen.of("-", "--", "-1", "0a", "00a", "-0", "a-b", "1-", "x-y-z"),
          Gen.rarely(3, DIGITS, Gen.of("", "00", "01", "é", "a_b", "a b", "0")),
          Gen.repeat(1, 5, Special.ALPHANUMERIC));

  private static final Gen<String> IDENTIFIERS = Gen.list(1, 4, Gen.of("."), IDENTIFIER);

  static final Gen<String> TIMESTAMP =
      Gen.any(
          Gen.of("20191109021931", "20200229235959", "00010101000000", "99991231235959"),
          Gen.of("20190229000000", "20201301000000", "20200100000000", "20200101240000"),
          Gen.of("20200101006000", "20200101000060", "99999999999999", "00000000000000"),
          Gen.of("20200631000000", "19000229000000", "20000229000000", "00000101000000"),
          random -> String.format("%014d", (long) (random.nextDouble() * 1e14)),
          random ->
              String.format(
                  "%04d%02d%02d%02d%02d%02d",
                  random.nextInt(10000),
                  random.nextInt(14),
                  random.nextInt(33),
                  random.nextInt(25),
                  random.nextInt(61),
                  random.nextInt(61)));

  static final Gen<String> REVISION =
      Gen.any(
          Gen.of("daa7c04131f5", "000000000000", "DAA7C04131F5", "abcdefabcdef", "0", "h"),
          Gen.rarely(2, Gen.of("123456789012"), Gen.of("", "a-b", "a.b", "a b", "é", "a+b", "a/b")),
          Gen.repeat(1, 14, Special.ALPHANUMERIC));

  private static final Gen<String> BUILD =
      Gen.any(
          Gen.of("+incompatible", "+incompatible", "+incompatible"),
          Gen.of("+incompatible.1", "+Incompatible", "+incompatibl", "+dirty", "+01", "+", "+a+b"),
          Gen.join(Gen.of("+"), IDENTIFIERS));

  private static final Gen<String> V =
      Gen.rarely(12, Gen.of("v"), Gen.of("V", "", "vv", " v", "u"));

  private static final Gen<String> THREE =
      Gen.join(V, NUMBER, Gen.of("."), NUMBER, Gen.of("."), NUMBER);

  private static final Gen<String> PRERELEASE = Gen.join(Gen.of("-"), IDENTIFIERS);

  private static final Gen<String> GRAMMAR =
      Gen.any(
          THREE,
          Gen.join(THREE, PRERELEASE),
          Gen.join(THREE, BUILD),
          Gen.join(THREE, PRERELEASE, BUILD),
          Gen.join(V, NUMBER, Gen.maybe(Gen.join(Gen.of("."), NUMBER)), Gen.maybe(PRERELEASE)));

  /** The five forms, and what comes near them. */
  static final Gen<String> PSEUDO =
      Special.mutated(
          Gen.join(
              Gen.any(
                  Gen.join(V, NUMBER, Gen.of(".0.0-")),
                  Gen.join(THREE, Gen.of("-0.")),
                  Gen.join(THREE, PRERELEASE, Gen.of(".0.")),
                  Gen.join(THREE, Gen.of("-", ".", "-0.0.", "-pre", "-0"))),
              TIMESTAMP,
              Gen.of("-"),
              REVISION,
              Gen.rarely(3, Gen.of(""), BUILD)));

  /** Anything that may be taken for a version. */
  static final Gen<String> ANY =
      Gen.any(
          GRAMMAR,
          GRAMMAR,
          Special.mutated(GRAMMAR),
          Special.mutated(GRAMMAR),
          PSEUDO,
          Gen.of("", "v", "v1", "v1.2", "latest", "master", "none", "v0.0.0", "v2.0.0-", "HEAD"),
          Gen.repeat(0, 8, Special.CHARACTER));

  /** Versions that are valid, and mostly canonical. */
  static final Gen<String> VALID =
      Gen.any(
          Gen.of("v0.1.0", "v1.0.0", "v1.2.3", "v2.0.0", "v2.0.0+incompatible", "v10.0.1"),
          Gen.of("v1.0.0-pre", "v1", "v1.2", "v3", "v0.0.0-20161208181325-20d25e280405"),
          Gen.join(
              Gen.of("v"),
              Gen.of("0", "1", "2", "3", "10"),
              Gen.of(".0.0", ".1.2", ".0.0-pre.1", ".0.0+incompatible", ".0.0+meta")));

  /** Two that may be close to each other. */
  static final Gen<Strings> PAIR =
      random -> {
        String a = Gen.rarely(3, GRAMMAR, ANY).next(random);
        return new Strings(java.util.List.of(new Bytes(a), new Bytes(relative(a, random))));
      };

  private static String relative(String v, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> ANY.next(random);
      case 1 -> v;
      case 2 -> v + Gen.of("0", ".0", ".1", "-a", "-", "+b", ".0-0", "1").next(random);
      case 3 -> v.replace('1', '2');
      case 4 -> v.substring(0, random.nextInt(v.length() + 1));
      case 5 -> nudge(v, random);
      default -> Special.mutate(v, random);
    };
  }

  private static String nudge(String v, Random random) {
    if (v.isEmpty()) {
      return v;
    }
    int i = random.nextInt(v.length());
    char c = (char) Math.max(0, Math.min(0xFF, v.charAt(i) + (random.nextBoolean() ? 1 : -1)));
    return v.substring(0, i) + c + v.substring(i + 1);
  }

  /** A list to sort: relatives of one, with repetitions. */
  static final Gen<Strings> LIST =
      random -> {
        var list = new ArrayList<Bytes>();
        String v = ANY.next(random);
        for (int n = random.nextInt(random.nextInt(24) + 1); n > 0; n--) {
          list.add(new Bytes(v));
          v = relative(v, random);
        }
        return new Strings(list);
      };
}
