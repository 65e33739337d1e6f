package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.sumdb.SignedNote;
import io.github.goproxy4j.sumdb.SignerKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Makes signed notes, keys and signatures. */
final class Notes {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** A point that is 0 only after eight additions to itself. */
  private static final String ORDER_8 =
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";

  private static final int ODD = 0x80;

  private static final List<String> NAMES =
      List.of("sumdb.example.com", "sumdb.example.com", "a", "sum.example.com/x", "schlüssel", "—");

  static final List<SignerKey> KEYS =
      IntStream.range(0, NAMES.size()).mapToObj(Notes::key).toList();

  private static final Map<String, String> LINES = new ConcurrentHashMap<>();

  private Notes() {}

  /** The same in every run. */
  private static SignerKey key(int i) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(1 + i);
      return SignerKey.generate(NAMES.get(i), random);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A key as it is written, whatever its bytes are. */
  static String verifierKey(String name, byte[] key) {
    byte[] algorithmAndKey = new byte[1 + key.length];
    algorithmAndKey[0] = 1;
    System.arraycopy(key, 0, algorithmAndKey, 1, key.length);
    return encoded(name, algorithmAndKey);
  }

  private static String encoded(String name, byte[] algorithmAndKey) {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(named, named.length + algorithmAndKey.length);
    System.arraycopy(algorithmAndKey, 0, all, named.length, algorithmAndKey.length);
    String hash = HexFormat.of().formatHex(Sha256.of(all), 0, 4);
    return name + "+" + hash + "+" + Base64.getEncoder().encodeToString(algorithmAndKey);
  }

  private static final Gen<String> NAME =
      Gen.any(
          Gen.of("a", "sum.example.com", "é", "a b", "a+b", "", "a\tb", "a\u3000b", "a\u0085", "-"),
          Gen.repeat(0, 4, Special.CHARACTER).map(s -> Bytes.of(bytes(s)).representable().text()));

  private static byte[] bytes(String chars) {
    return new Bytes(chars).array();
  }

  /** Right in all but the key itself. */
  private static final Gen<String> ODD_KEY =
      random -> {
        byte[] key = new byte[Gen.of(0, 1, 2, 32, 33, 33, 33, 34, 65).next(random)];
        random.nextBytes(key);
        if (key.length > 0) {
          key[0] = Gen.of((byte) 1, (byte) 1, (byte) 0, (byte) 2, (byte) 255).next(random);
        }
        return Bytes.ofText(encoded(NAME.next(random), key)).chars();
      };

  private static String chars(String text) {
    return Bytes.ofText(text).chars();
  }

  private static final Gen<String> VERIFIER =
      random -> chars(KEYS.get(random.nextInt(KEYS.size())).verifierKey().toString());

  private static final Gen<String> SIGNER =
      random -> chars(KEYS.get(random.nextInt(KEYS.size())).secret());

  private static final Gen<String> MUTATED_VERIFIER = mutated(VERIFIER);

  /** What decides is between the plus signs. */
  private static Gen<String> mutated(Gen<String> keys) {
    return random -> {
      String key = keys.next(random);
      return switch (random.nextInt(5)) {
        case 0 -> Special.mutate(key, random);
        case 1 -> swapHashCase(key);
        case 2 -> insert(key, random, Gen.of("\n", "\r", "=", "+", " ", "\u00C2\u00A0"));
        case 3 -> key.replaceFirst("\\+[0-9a-f]{8}\\+", Gen.of("+", "++", "+0+").next(random));
        default -> Special.mutate(Special.mutate(key, random), random);
      };
    };
  }

  private static String swapHashCase(String key) {
    int hash = key.lastIndexOf('+', key.length() - 46);
    return hash < 8
        ? key
        : key.substring(0, hash - 8)
            + key.substring(hash - 8, hash).toUpperCase(Locale.ROOT)
            + key.substring(hash);
  }

  private static String insert(String text, Random random, Gen<String> what) {
    int i = random.nextInt(text.length() + 1);
    return text.substring(0, i) + what.next(random) + text.substring(i);
  }

  /** Public keys as they are written. */
  static final Gen<String> VERIFIERS =
      Gen.any(VERIFIER, MUTATED_VERIFIER, MUTATED_VERIFIER, ODD_KEY);

  /** Private keys as they are written; few are right, since those take long. */
  static final Gen<String> SIGNERS =
      Gen.rarely(
          12,
          Gen.any(
              mutated(SIGNER),
              ODD_KEY.map(key -> "PRIVATE+KEY+" + key),
              VERIFIER,
              Gen.join(Gen.of("PRIVATE+", "KEY+", "PRIVATE+KEY++", "private+key+"), VERIFIER)),
          SIGNER);

  private static final Gen<String> TEXT =
      Gen.of(
              "text\n",
              "\n",
              "\n\n",
              "a\n\nb\n",
              "— a AAAAAAA=\n",
              "go.sum database tree\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
              "über\n")
          .map(Notes::chars);

  private static String signature(String text, SignerKey key) {
    return LINES.computeIfAbsent(
        key.secret() + text,
        k -> {
          byte[] note = SignedNote.of(new Bytes(text).text()).sign(key);
          String chars = Bytes.of(note).chars();
          return chars.substring(text.length() + 1);
        });
  }

  private static final String OTHER = chars("— other AAAAAAA=\n");

  private static final Gen<String> NO_SIGNATURE =
      Gen.of(
              "— other AAAAAAA=\n",
              "— other AAAAAAA=\n",
              "— other AAAAAAE=\n",
              "— other AAAAAA==\n",
              "— other AAAAAAA\n",
              "— other \n",
              "— other\n",
              "—  AAAAAAA=\n",
              "- other AAAAAAA=\n",
              "— oth+er AAAAAAA=\n",
              "\n",
              "x\n",
              "— other AAAAAAA=")
          .map(Notes::chars);

  private static String lines(String text, Random random) {
    var lines = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      String line =
          switch (random.nextInt(12)) {
            case 0 -> NO_SIGNATURE.next(random);
            case 1, 2 -> OTHER;
            default -> signature(text, KEYS.get(random.nextInt(KEYS.size())));
          };
      lines.append((random.nextInt(20) == 0 ? Special.mutate(line, random) : line));
    }
    return random.nextInt(300) == 0 ? lines.toString().repeat(98) : lines.toString();
  }

  /** Notes, most of them signed by keys of {@link #knownKeys}. */
  static final Gen<String> NOTE =
      random -> {
        String text = TEXT.next(random);
        String lines = lines(text, random);
        String shown = random.nextInt(15) == 0 ? Special.mutate(text, random) : text;
        String note = shown + (random.nextInt(30) == 0 ? "" : "\n") + lines;
        return random.nextInt(10) == 0 ? Special.mutate(note, random) : note;
      };

  private static List<Bytes> knownKeys(Random random) {
    var keys = new ArrayList<Bytes>();
    for (int n = random.nextInt(5); n > 0; n--) {
      keys.add(new Bytes(Gen.rarely(60, VERIFIER, VERIFIERS).next(random)));
    }
    return keys;
  }

  /** A note and the keys that are known. */
  static Strings toOpen(Random random) {
    var arguments = new ArrayList<Bytes>(List.of(new Bytes(NOTE.next(random))));
    arguments.addAll(knownKeys(random));
    return new Strings(arguments);
  }

  /** A text to be signed, or a note to be signed by others. */
  static Strings toSign(Random random) {
    boolean signed = random.nextInt(6) == 0;
    Gen<String> text = signed ? NOTE : Gen.rarely(4, TEXT, Special.mutated(TEXT));
    var arguments = new ArrayList<Bytes>(List.of(new Bytes(text.next(random))));
    if (signed) {
      arguments.addAll(knownKeys(random));
    }
    // Signing takes long.
    for (int n = random.nextInt(25) / 23; n > 0; n--) {
      arguments.add(new Bytes(SIGNER.next(random)));
    }
    return new Strings(arguments);
  }

  private static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  /** Points in all ways to write them, most of them of a small order. */
  private static byte[] point(Random random, boolean canonical) {
    BigInteger near =
        switch (random.nextInt(4)) {
          case 0 -> BigInteger.valueOf(random.nextInt(22));
          case 1 -> P.subtract(BigInteger.valueOf(1 + random.nextInt(3)));
          case 2 -> canonical ? BigInteger.ONE : P.add(BigInteger.valueOf(random.nextInt(19)));
          default -> new BigInteger(1, reversed(HexFormat.of().parseHex(ORDER_8)));
        };
    byte[] bytes = littleEndian(random.nextInt(8) == 0 ? P.subtract(near).mod(P) : near);
    boolean zero = near.equals(BigInteger.ONE) || near.equals(P.subtract(BigInteger.ONE));
    if (random.nextBoolean() && !(canonical && zero)) {
      bytes[31] |= (byte) ODD;
    }
    return bytes;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** A public key in its one form, a message, and what may be a signature. */
  static Strings toVerify(Random random) {
    SignerKey signer = KEYS.get(random.nextInt(KEYS.size()));
    byte[] message = {(byte) random.nextInt(4)};
    byte[] signature = signature(signer, message);
    byte[] key = publicKey(signer);
    switch (random.nextInt(16)) {
      case 0 -> flip(signature, random);
      case 1, 8, 9, 10, 11 -> addOrder(signature);
      case 2 -> System.arraycopy(point(random, false), 0, signature, 0, 32);
      case 3, 12, 13, 14 -> signature = Arrays.copyOf(signature, random.nextInt(130));
      case 4 -> flip(message, random);
      case 5 -> {
        key = point(random, true);
        System.arraycopy(point(random, false), 0, signature, 0, 32);
        Arrays.fill(signature, 32, 64, (byte) 0);
      }
      case 6 -> key = point(random, true);
      case 7 -> {
        random.nextBytes(signature);
        signature[63] &= 0x1F;
      }
      default -> {}
    }
    return Strings.of(Bytes.of(key), Bytes.of(message), Bytes.of(signature));
  }

  private static final Map<String, byte[]> SIGNATURES = new ConcurrentHashMap<>();

  private static byte[] signature(SignerKey key, byte[] message) {
    return SIGNATURES.computeIfAbsent(key.secret() + message[0], k -> key.sign(message)).clone();
  }

  private static byte[] publicKey(SignerKey key) {
    String encoded = key.verifierKey().toString();
    byte[] bytes = Base64.getDecoder().decode(encoded.substring(encoded.length() - 44));
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  private static void flip(byte[] bytes, Random random) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
  }

  private static void addOrder(byte[] signature) {
    BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64)));
    System.arraycopy(littleEndian(s.add(ORDER)), 0, signature, 32, 32);
  }
}
