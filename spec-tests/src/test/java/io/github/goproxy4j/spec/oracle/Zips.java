package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.ZipBytes.DEFLATED;
import static io.github.goproxy4j.spec.oracle.ZipBytes.DESCRIPTOR;
import static io.github.goproxy4j.spec.oracle.ZipBytes.STORED;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.spec.oracle.ZipBytes.End;
import io.github.goproxy4j.spec.oracle.ZipBytes.Entry;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes module zips, and what comes near them. */
final class Zips {
  private static final String MODULE = "example.com/m";
  private static final String VERSION = "v1.0.0";

  private Zips() {}

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

  private static final Gen<String> CONTENT =
      Gen.any(
          Gen.of("", "a", "module example.com/m\n", "\n"),
          Gen.repeat(0, 40, Special.ALPHANUMERIC),
          random -> "0123456789".repeat(random.nextInt(200)));

  private static Entry honest(Random random) {
    return Entry.of(
        new Bytes(NAME.next(random)),
        new Bytes(CONTENT.next(random)).array(),
        random.nextInt(3) == 0 ? STORED : DEFLATED,
        Gen.of(0, DESCRIPTOR, 0x800, DESCRIPTOR | 0x800).next(random));
  }

  private static Entry entry(Random random) {
    Entry e = honest(random);
    if (random.nextInt(12) == 0) {
      lie(e, random);
    }
    return e;
  }

  private static void lie(Entry e, Random random) {
    switch (random.nextInt(17)) {
      case 0 -> e.crc = 0;
      case 1 -> e.crc = random.nextInt();
      case 2 -> e.size += random.nextInt(3) - 1;
      case 3 -> e.size = Gen.of(0, 1, -1, 16 << 20, (16 << 20) + 1, 500 << 20).next(random);
      case 4 -> e.compressedSize += random.nextInt(5) - 2;
      case 5 -> e.method = Gen.of(STORED, DEFLATED, 1, 12, 99).next(random);
      case 6 -> e.flags ^= Gen.of(DESCRIPTOR, 1, 0x800, 0x40).next(random);
      case 7 -> e.localName = new Bytes(NAME.next(random)).array();
      case 8 -> e.localExtra = new byte[random.nextInt(9)];
      case 9 -> e.attributes = Gen.of(0xA1FF0000, 0x41ED0010, 0x10, 0x81240000).next(random);
      case 10 -> e.extra = extra(e, random);
      case 11 -> zip64(e, random);
      case 12 -> e.descriptor = ZipBytes.descriptor(e.crc, e.compressedSize, e.size);
      case 13 -> e.descriptor = ZipBytes.descriptor(0x08074b50, random.nextInt(), 0, 0);
      case 14 -> e.descriptor = new byte[random.nextInt(20)];
      case 15 -> e.modified = random.nextInt();
      default -> e.data = new Bytes(Special.mutate(Bytes.of(e.data).chars(), random)).array();
    }
  }

  /** Fields that Go knows and skips, ignores, or cannot read. */
  private static byte[] extra(Entry e, Random random) {
    int id = Gen.of(0x7075, 0x5455, 0x000a, 0x000d, 0x5855, 0x0001, 0x9999).next(random);
    byte[] times = new LittleEndian().ints(0).shorts(1, 24).longs(1, 2, 3).toBytes();
    byte[] data =
        switch (random.nextInt(4)) {
          case 0 -> times;
          case 1 -> ZipBytes.longs(e.size, e.compressedSize);
          case 2 -> new byte[] {1, 1, 2, 3, 4};
          default -> new byte[random.nextInt(12)];
        };
    byte[] field = ZipBytes.extra(id, data);
    return random.nextInt(4) == 0 ? Arrays.copyOf(field, random.nextInt(field.length)) : field;
  }

  private static void zip64(Entry e, Random random) {
    e.hidden = 1 + random.nextInt(7);
    e.missing = random.nextInt(4) == 0 ? random.nextInt(12) : 0;
    if (random.nextInt(6) == 0) {
      e.size = Gen.of(-1, Integer.MIN_VALUE, 1 << 30).next(random);
    }
  }

  private static void lie(End end, ZipBytes zip, Random random) {
    switch (random.nextInt(9)) {
      case 0 -> end.count += random.nextInt(3) - 1;
      case 1 -> end.directorySize += random.nextInt(3) - 1;
      case 2 -> end.directoryOffset += random.nextInt(5) - 2;
      case 3 -> end.comment = new Bytes(CONTENT.next(random)).array();
      case 4 -> end.commentLength = random.nextInt(3);
      case 5 -> end.directoryOffset = Gen.of(0, -1, 1 << 30).next(random);
      case 6 -> end.count = 0xFFFF;
      case 7 -> end.before = zip64End(end, zip, random);
      default -> end.directorySize = Gen.of(0, -1, 0xFFFF).next(random);
    }
    if (random.nextBoolean()) {
      end.commentLength = end.comment.length;
    }
  }

  private static byte[] zip64End(End end, ZipBytes zip, Random random) {
    int count = end.count + (random.nextInt(4) == 0 ? 1 : 0);
    var out = new LittleEndian().ints(0x06064b50).longs(44).shorts(45, 45).ints(0, 0);
    out.longs(count, count, end.directorySize, end.directoryOffset);
    int disk = random.nextInt(8) == 0 ? 1 : 0;
    out.ints(0x07064b50, disk).longs(zip.size() + (random.nextInt(4) == 0 ? 1L : 0L));
    out.ints(Gen.rarely(8, Gen.of(1), Gen.of(0, 2)).next(random));
    if (random.nextBoolean()) {
      end.count = 0xFFFF;
    } else {
      end.directoryOffset = -1;
    }
    return out.toBytes();
  }

  private static Bytes raw(Random random) {
    var zip = new ZipBytes();
    if (random.nextInt(12) == 0) {
      zip.add(new byte[random.nextInt(70)]);
    }
    for (int n = random.nextInt(random.nextInt(7) + 1); n >= 0; n--) {
      zip.add(entry(random));
      if (random.nextInt(30) == 0) {
        zip.add(new Bytes(CONTENT.next(random)).array());
      }
    }
    End end = zip.directory();
    if (random.nextInt(12) == 0) {
      lie(end, zip, random);
    }
    byte[] bytes = zip.finish(end);
    String chars = Bytes.of(bytes).chars();
    return new Bytes(random.nextInt(20) == 0 ? chars + CONTENT.next(random) : chars);
  }

  /** What the library itself writes. */
  private static Bytes own(Random random) {
    var files = new ArrayList<SourceFile>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      files.add(SourceFile.ofBytes("f" + n, new Bytes(CONTENT.next(random)).array()));
    }
    var out = new ByteArrayOutputStream();
    try {
      ModuleZip.create(ModuleVersion.of(MODULE, VERSION), SourceTree.of(files), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(out.toByteArray());
  }

  /** Zips of every kind. */
  static final Gen<Bytes> ANY =
      Gen.rarely(
          12,
          Gen.rarely(9, Zips::raw, Zips::own),
          random -> new Bytes(Special.mutate(raw(random).chars(), random)));

  /** A zip with the module that it is of, more often than not. */
  static final Gen<Strings> OF_MODULE =
      random -> {
        Strings module =
            Gen.rarely(20, Gen.args(Gen.of(MODULE), Gen.of(VERSION)), Paths.WITH_VERSION)
                .next(random);
        return new Strings(List.of(module.get(0), module.get(1), ANY.next(random)));
      };
}
