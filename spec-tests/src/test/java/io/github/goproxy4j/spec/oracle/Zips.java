package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.ZipBytes.STORED;

import io.github.goproxy4j.module.ModuleVersion;
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

  private static Bytes raw(Random random) {
    var zip = new ZipBytes();
    if (random.nextInt(12) == 0) {
      zip.add(new byte[random.nextInt(70)]);
    }
    for (int n = random.nextInt(random.nextInt(7) + 1); n > 0; n--) {
      zip.add(ZipEntries.any(random));
      if (random.nextInt(30) == 0) {
        zip.add(new Bytes(ZipEntries.CONTENT.next(random)).array());
      }
    }
    for (boolean more = random.nextInt(6) == 0; more; more = random.nextInt(3) == 0) {
      overlap(zip, random);
    }
    ZipEnd end = zip.directory();
    if (random.nextInt(40) == 0) {
      ZipEnd second = zip.directory();
      end = random.nextBoolean() ? second : end;
    }
    for (boolean more = random.nextInt(8) == 0; more; more = random.nextInt(3) == 0) {
      ZipEnds.lie(end, random);
    }
    return Bytes.of(zip.finish(end));
  }

  /** Entries that share bytes, and those that are somewhere else than they say. */
  private static void overlap(ZipBytes zip, Random random) {
    ZipPart one = ZipEntries.honest(random);
    zip.add(one);
    ZipPart other = zip.entries().get(random.nextInt(zip.entries().size()));
    switch (random.nextInt(7)) {
      case 0 -> one.name = other.name;
      case 1 -> one.offset = other.offset;
      case 2 -> zip.list(sameUnderAnotherName(other, random));
      case 3 -> swallow(zip, one, other);
      case 4 -> nest(zip, random);
      case 5 -> one.offset += random.nextInt(9) - 4;
      default -> one.offset = Gen.of(0, -1, zip.size(), Integer.MIN_VALUE, 1 << 30).next(random);
    }
  }

  private static ZipPart sameUnderAnotherName(ZipPart e, Random random) {
    var same = new ZipPart();
    same.name = ZipEntries.name(random);
    same.flags = e.flags;
    same.method = e.method;
    same.crc = e.crc;
    same.compressedSize = e.compressedSize;
    same.size = e.size;
    same.offset = e.offset;
    return same;
  }

  /** Has an entry go on over what follows it, up to the end of {@code last}. */
  private static void swallow(ZipBytes zip, ZipPart last, ZipPart e) {
    int body = (int) e.offset + ZipBytes.body(e);
    if (body < 0 || body > zip.size() || Arrays.equals(e.name, last.name)) {
      return;
    }
    byte[] content = zip.written(body, zip.size() - body);
    e.method = STORED;
    e.flags = 0;
    e.size = content.length;
    e.compressedSize = content.length;
    e.crc = ZipBytes.crc(content);
  }

  /** An entry whose data is another entry, with something around it. */
  private static void nest(ZipBytes zip, Random random) {
    ZipPart inner = ZipEntries.honest(random);
    byte[] before = new Bytes(ZipEntries.CONTENT.next(random)).array();
    byte[] content = new LittleEndian().bytes(before).bytes(ZipBytes.local(inner)).toBytes();
    ZipPart outer = ZipPart.of(Bytes.of(ZipEntries.name(random)), content, STORED, 0);
    zip.add(outer);
    inner.offset = outer.offset + ZipBytes.body(outer) + before.length;
    zip.list(inner);
  }

  /** A zip with something around it: bytes that no offset takes into account, or another zip. */
  private static Bytes surrounded(Random random) {
    Gen<String> bytes =
        Gen.any(
            ZipEntries.CONTENT,
            r -> raw(r).chars(),
            r -> "t".repeat(r.nextInt(30) == 0 ? 66_000 + r.nextInt(1200) : r.nextInt(1100)));
    String before = random.nextBoolean() ? bytes.next(random) : "";
    String after = random.nextBoolean() ? bytes.next(random) : "";
    return new Bytes(before + raw(random).chars() + after);
  }

  /** A zip as the content of an entry that is not compressed. */
  private static Bytes zipInZip(Random random) {
    var zip = new ZipBytes();
    byte[] inner = raw(random).array();
    zip.add(ZipPart.of(Bytes.of(ZipEntries.name(random)), inner, STORED, 0));
    ZipEnd end = zip.directory();
    if (random.nextInt(3) == 0) {
      ZipEnds.lie(end, random);
    }
    return Bytes.of(zip.finish(end));
  }

  /** What the library itself writes. */
  private static Bytes own(Random random) {
    var files = new ArrayList<SourceFile>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      files.add(SourceFile.ofBytes("f" + n, new Bytes(ZipEntries.CONTENT.next(random)).array()));
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
          Gen.rarely(9, Zips::raw, Gen.any(Zips::own, Zips::surrounded, Zips::zipInZip)),
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
