package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.ZipBytes.DEFLATED;
import static io.github.goproxy4j.spec.oracle.ZipBytes.DESCRIPTOR;
import static io.github.goproxy4j.spec.oracle.ZipBytes.DESCRIPTOR_SIGNATURE;
import static io.github.goproxy4j.spec.oracle.ZipBytes.ENCRYPTED;
import static io.github.goproxy4j.spec.oracle.ZipBytes.STORED;
import static io.github.goproxy4j.spec.oracle.ZipBytes.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Makes entries of zips, and all that can be wrong with one. */
final class ZipEntries {
  private ZipEntries() {}

  /** Its checksum is the signature of a descriptor. */
  private static final String LOOKS_SIGNED = "aab8zUxA";

  private static final Gen<String> PREFIX =
      Gen.rarely(
          30,
          Gen.of("example.com/m@v1.0.0/"),
          Gen.of(
              "example.com/m@v1.0.0", "example.com/M@v1.0.0/", "", "/", "example.com/!m@v1.0.0/"));

  private static final Gen<String> NAME =
      Gen.join(
          PREFIX,
          Gen.rarely(12, Trees.CALM_PATH, Gen.any(Trees.PATH, Gen.of("", "a\n", "a/../b"))),
          Gen.rarely(9, Gen.of(""), Gen.of("/", "//")));

  private static final Gen<String> ANY_NAME =
      Gen.rarely(
          400,
          NAME,
          Gen.any(
              Gen.repeat(0, 9, Special.CHARACTER),
              random -> NAME.next(random) + "x".repeat(random.nextInt(2000)),
              random -> "x".repeat(0xFFFF)));

  static final Gen<String> CONTENT =
      Gen.any(
          Gen.of("", "a", "module example.com/m\n", "\n", LOOKS_SIGNED),
          Gen.repeat(0, 40, Special.ALPHANUMERIC),
          random -> "0123456789".repeat(random.nextInt(200)));

  static byte[] name(Random random) {
    return new Bytes(ANY_NAME.next(random)).array();
  }

  static ZipPart honest(Random random) {
    Bytes name = Bytes.of(name(random));
    boolean empty = name.chars().endsWith("/") && random.nextInt(5) > 0;
    return ZipPart.of(
        name,
        empty ? new byte[0] : new Bytes(CONTENT.next(random)).array(),
        random.nextInt(3) == 0 ? STORED : DEFLATED,
        Gen.of(0, DESCRIPTOR, UTF_8, DESCRIPTOR | UTF_8).next(random));
  }

  /** Honest more often than not. */
  static ZipPart any(Random random) {
    ZipPart e = honest(random);
    for (boolean more = random.nextInt(10) == 0; more; more = random.nextInt(3) == 0) {
      lie(e, random);
    }
    return e;
  }

  private static void lie(ZipPart e, Random random) {
    switch (random.nextInt(6)) {
      case 0, 1 -> lieInDirectory(e, random);
      case 2 -> lieAbove(e, random);
      case 3 -> lieBehind(e, random);
      case 4 -> sayNothingNew(e, random);
      default -> {
        lieInDirectory(e, random);
        e.agree();
      }
    }
  }

  /** What counts. */
  private static void lieInDirectory(ZipPart e, Random random) {
    switch (random.nextInt(10)) {
      case 0 -> e.crc = 0;
      case 1 -> e.crc = Gen.of(random.nextInt(), e.crc ^ 1, DESCRIPTOR_SIGNATURE).next(random);
      case 2 -> e.size += random.nextInt(3) - 1;
      case 3 -> e.size = Gen.of(0, 1, -1, 16 << 20, (16 << 20) + 1, 500 << 20).next(random);
      case 4 -> e.compressedSize += random.nextInt(5) - 2;
      case 5 -> e.method = Gen.of(STORED, DEFLATED, 1, 9, 12, 93, 99, 0xFFFF).next(random);
      case 6 -> e.flags ^= Gen.of(DESCRIPTOR, ENCRYPTED, UTF_8, 0x40, 0xFFFF).next(random);
      case 7 -> e.extra = extra(e, random);
      case 8 -> e.name = name(random);
      default -> zip64(e, random);
    }
  }

  /** The local header, of which only the signature and two lengths count. */
  private static void lieAbove(ZipPart e, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> e.localName = name(random);
      case 1 -> e.localExtra = new byte[random.nextInt(9)];
      case 2 -> e.localExtra = extra(e, random);
      case 3 -> e.localMethod = Gen.of(STORED, DEFLATED, 99).next(random);
      case 4 -> e.localFlags ^= Gen.of(DESCRIPTOR, ENCRYPTED, UTF_8, 0xFFFF).next(random);
      case 5 -> e.localCrc = random.nextInt();
      case 6 -> {
        e.localSize = random.nextInt();
        e.localCompressedSize = Gen.of(0, -1, e.localSize).next(random);
      }
      default -> e.localSignature = Gen.of(0, 0x02014b50, DESCRIPTOR_SIGNATURE).next(random);
    }
  }

  /** The data and its descriptor. */
  private static void lieBehind(ZipPart e, Random random) {
    int[] honest = {e.crc, (int) e.compressedSize, (int) e.size};
    switch (random.nextInt(8)) {
      case 0 -> e.descriptor = new LittleEndian().ints(honest).toBytes();
      case 1 -> e.descriptor = ZipPart.signed(random.nextInt(), 0, 0);
      case 2 -> e.descriptor = ZipPart.signed(e.crc, random.nextInt(), -1);
      case 3 -> e.descriptor = new byte[random.nextInt(20)];
      case 4 ->
          e.descriptor =
              new LittleEndian()
                  .bytes(ZipPart.signed(e.crc))
                  .longs(e.compressedSize, e.size)
                  .toBytes();
      case 5 -> e.data = Arrays.copyOf(e.data, e.data.length + random.nextInt(9));
      case 6 -> {
        e.data = new LittleEndian().bytes(new byte[12]).bytes(e.data).toBytes();
        e.compressedSize += 12;
        e.flags |= ENCRYPTED;
      }
      default -> e.data = new Bytes(Special.mutate(Bytes.of(e.data).chars(), random)).array();
    }
  }

  /** What Go has no eye for. */
  private static void sayNothingNew(ZipPart e, Random random) {
    switch (random.nextInt(7)) {
      case 0 -> e.attributes = Gen.of(0xA1FF0000, 0x41ED0010, 0x10, 0x81240000).next(random);
      case 1 -> e.madeBy = Gen.of(0x0314, 0x1314, 0x0A14, 0xFFFF).next(random);
      case 2 -> e.neededVersion = Gen.of(0, 45, 51, 63, 0xFFFF).next(random);
      case 3 -> e.modified = random.nextInt();
      case 4 -> e.disk = Gen.of(1, 0xFFFF).next(random);
      case 5 -> e.internalAttributes = random.nextInt();
      default -> e.comment = new Bytes(CONTENT.next(random)).array();
    }
  }

  /** Fields that Go knows and skips, ignores, or cannot read. */
  private static byte[] extra(ZipPart e, Random random) {
    int id =
        Gen.of(0x7075, 0x6375, 0x5455, 0x000a, 0x000d, 0x5855, 0x0001, 0x9901, 0x9999).next(random);
    byte[] data =
        switch (random.nextInt(5)) {
          case 0 -> new LittleEndian().ints(0).shorts(1, 24).longs(1, 2, 3).toBytes();
          case 1 -> new LittleEndian().longs(e.size, e.compressedSize).toBytes();
          case 2 -> new byte[] {1, 1, 2, 3, 4};
          case 3 -> anotherName(e, random);
          default -> new byte[random.nextInt(12)];
        };
    byte[] field = ZipBytes.extra(id, data);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(field, random.nextInt(field.length));
      case 1 -> new LittleEndian().bytes(field).bytes(field).toBytes();
      default -> field;
    };
  }

  /**
   * The Unicode path that other readers use instead, with the checksum of the name as it must be.
   */
  private static byte[] anotherName(ZipPart e, Random random) {
    int crc = ZipBytes.crc(e.name);
    return new LittleEndian().bytes(new byte[] {1}).ints(crc).bytes(name(random)).toBytes();
  }

  private static void zip64(ZipPart e, Random random) {
    e.hidden = 1 + random.nextInt(7);
    e.missing = random.nextInt(4) == 0 ? random.nextInt(28) - 4 : 0;
    if (random.nextInt(6) == 0) {
      e.size = Gen.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 1L << 30).next(random);
    } else if (random.nextInt(6) == 0) {
      e.compressedSize = Gen.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32).next(random);
    }
  }
}
