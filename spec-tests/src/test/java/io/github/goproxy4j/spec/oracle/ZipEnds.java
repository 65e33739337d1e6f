package io.github.goproxy4j.spec.oracle;

import java.util.Random;

/** All that can be wrong with the end of a zip. */
final class ZipEnds {
  private ZipEnds() {}

  static void lie(ZipEnd end, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> lieAboutDirectory(end, random);
      case 1 -> comment(end, random);
      case 2 -> sayNothingNew(end, random);
      default -> zip64(end, random);
    }
  }

  private static void lieAboutDirectory(ZipEnd end, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> end.count += random.nextInt(3) - 1;
      case 1 -> end.directorySize += random.nextInt(3) - 1;
      case 2 -> end.directoryOffset += random.nextInt(5) - 2;
      case 3 -> end.directoryOffset = Gen.of(0, -1, 1 << 30).next(random);
      case 4 -> end.count = Gen.of(0, 0xFFFF, 0xFFFE).next(random);
      case 5 -> end.directorySize = Gen.of(0, -1, 0xFFFF).next(random);
      case 6 -> end.directorySize += end.directoryOffset;
      default -> end.before = new byte[random.nextInt(60)];
    }
  }

  private static void comment(ZipEnd end, Random random) {
    Gen<String> comments =
        Gen.rarely(
            20,
            Gen.any(ZipEntries.CONTENT, random2 -> fake(random2)),
            random2 -> "c".repeat(Gen.of(1002, 1003, 1024, 2000, 65535).next(random2)));
    end.comment = new Bytes(comments.next(random)).array();
    end.commentLength = end.comment.length;
    if (random.nextInt(3) == 0) {
      end.commentLength += random.nextInt(5) - 2;
    }
  }

  /** Another end of a directory, which may or may not be that of the file. */
  private static String fake(Random random) {
    ZipEnd end = new ZipEnd(random.nextInt(3), random.nextInt(100));
    end.directorySize = random.nextInt(100);
    end.commentLength = random.nextInt(3);
    return Bytes.of(end.toBytes(0)).chars() + "c".repeat(random.nextInt(3));
  }

  /** What Go has no eye for. */
  private static void sayNothingNew(ZipEnd end, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> end.countHere = random.nextInt();
      case 1 -> end.disk = Gen.of(1, 0xFFFF).next(random);
      default -> end.directoryDisk = Gen.of(1, 0xFFFF).next(random);
    }
  }

  /** A zip64 record that is needed, that is not needed, or that is broken. */
  private static void zip64(ZipEnd end, Random random) {
    end.widen();
    if (random.nextInt(3) == 0) {
      breakZip64(end, random);
    }
    if (random.nextInt(5) > 0) {
      end.count = 0xFFFF;
    }
    if (random.nextInt(2) == 0) {
      end.directorySize = Gen.of(-1, 0xFFFF).next(random);
    }
    if (random.nextInt(2) == 0) {
      end.directoryOffset = -1;
    }
  }

  private static void breakZip64(ZipEnd end, Random random) {
    switch (random.nextInt(11)) {
      case 0 -> end.signature64 = random.nextInt();
      case 1 -> end.length64 = random.nextInt(100);
      case 2 -> end.disk64 = 1;
      case 3 -> end.countHere64 = random.nextLong();
      case 4 -> end.count64 += Gen.of(1L, -1L, 0x10000L, 1L << 32, Long.MIN_VALUE).next(random);
      case 5 -> end.directorySize64 += Gen.of(1L, -1L, 1L << 32, Long.MIN_VALUE).next(random);
      case 6 -> end.directoryOffset64 += Gen.of(1L, -1L, 1L << 32, Long.MIN_VALUE).next(random);
      case 7 -> end.locatorSignature = random.nextInt();
      case 8 -> end.locatorDisk = 1;
      case 9 -> end.shift64 = Gen.of(1L, -1L, 1L << 40, Long.MIN_VALUE).next(random);
      default -> end.disks = Gen.of(0, 2).next(random);
    }
  }
}
