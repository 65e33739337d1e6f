package io.github.goproxy4j.archive;

import static io.github.goproxy4j.archive.RawZip.bytes;
import static io.github.goproxy4j.archive.RawZip.crc;
import static io.github.goproxy4j.archive.RawZip.extra;
import static io.github.goproxy4j.archive.RawZip.numbers;
import static io.github.goproxy4j.archive.RawZip.zip64Extra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The zips that {@link GoVectorsTest} shows to the reader and that were shown to Go. The bytes do
 * not depend on any library's deflate.
 */
final class ZipCases {
  static final String P = "example.com/m@v1.0.0/";
  static final String HELLO = "package hello\n";

  /** {@link #HELLO} as Go's compress/flate writes it. */
  static final byte[] HELLO_DEFLATED =
      HexFormat.of().parseHex("2a484cce4e4c4f55c848cdc9c9e702040000ffff");

  private static final long MAX32 = 0xFFFFFFFFL;

  private final Map<String, byte[]> cases = new LinkedHashMap<>();

  private ZipCases() {}

  static Map<String, byte[]> all() {
    var cases = new ZipCases();
    cases.structure();
    cases.zip64();
    cases.sizesAndOffsets();
    cases.names();
    cases.localHeaders();
    cases.contents();
    cases.deflate();
    cases.descriptors();
    cases.directories();
    return cases.cases;
  }

  /** Writes all the cases to a folder, for Go to read. */
  public static void main(String[] folder) throws IOException {
    for (var zip : all().entrySet()) {
      Files.write(Path.of(folder[0], zip.getKey() + ".zip"), zip.getValue());
    }
  }

  private void add(String name, RawZip zip) {
    add(name, zip.build());
  }

  private void add(String name, byte[] zip) {
    if (cases.put(name, zip) != null) {
      throw new IllegalStateException(name);
    }
  }

  /** A zip with two stored files, changed. */
  private void two(String name, Consumer<RawZip> change) {
    add(name, twoFiles().with(change));
  }

  /** A zip with one stored file, changed. */
  private void one(String name, Consumer<RawZip.Entry> change) {
    add(name, new RawZip().file(P + "a.go", HELLO, change));
  }

  private static RawZip twoFiles() {
    return new RawZip()
        .file(P + "go.mod", "module example.com/m\n")
        .file(P + "a.go", "package a\n");
  }

  private void structure() {
    add("empty_file", new byte[0]);
    add("garbage", bytes("this is no zip at all, but it is long enough to hold the end of one"));
    add("no_entries", new RawZip());
    two("plain", z -> {});
    two("disk_number", z -> z.disk = 7);
    two("comment", z -> z.comment = bytes("a comment"));
    two("comment_cut", z -> z.commentLength = 1);
    two("comment_cut_behind_2k", z -> comment(z, 2000, 2001));
    two("comment_1k", z -> comment(z, 1003, 1003));
    two("comment_2k", z -> comment(z, 2000, 2000));
    two("comment_longest", z -> comment(z, 65535, 65535));
    two("trailing_bytes", z -> z.trailer = new byte[10]);
    two("trailing_bytes_behind_comment", z -> trailing(z, 900));
    two("trailing_bytes_2k", z -> trailing(z, 2000));
    two("trailing_bytes_66k", z -> trailing(z, 66_000));
    two("trailing_bytes_67k", z -> trailing(z, 67_000));
    two("signature_in_comment", z -> z.comment = bytes("PK\5\6" + "\0".repeat(18)));
    two("signature_in_comment_cut", z -> z.comment = bytes("PK\5\6" + "\0".repeat(17) + "\1"));
    two("signature_in_last_bytes", z -> z.comment = bytes("PK\5\6"));
    two("prepended", z -> z.prefix = bytes("#!/bin/sh\n"));
    two("prepended_with_offsets", z -> prepend(z, 10, 10));
    two("prepended_offset_hits_header", z -> misleadingOffset(z));
    two("prepended_offset_hits_only_header", z -> z.with(x -> misleadingOffset(x)).count = 1L);
    add("prepended_zip_instead", prependedZip());
    two("offset_too_large", z -> z.directoryOffset = 1000L);
    two("offset_zero", z -> z.directoryOffset = 0L);
    two("offset_off_by_one", z -> z.directoryOffset = (long) directoryStart() - 1);
    two("directory_size_too_large", z -> z.directorySize = 100_000L);
    two("directory_size_all", z -> z.directorySize = (long) directoryStart() + directorySize());
    two("directory_size_zero", z -> z.directorySize = 0L);
    two("directory_size_less", z -> z.directorySize = (long) directorySize() - 1);
    two("gap_before_directory", z -> z.gap = new byte[50]);
    two("gap_after_directory", z -> z.afterDirectory = new byte[20]);
    two("gap_after_directory_100", z -> z.afterDirectory = new byte[100]);
    two("count_less", z -> z.count = 1L);
    two("count_more", z -> z.count = 3L);
    two("count_zero", z -> z.count = 0L);
    two("count_less_with_gap", z -> z.with(x -> x.count = 1L).afterDirectory = new byte[100]);
    add("count_70000_without_zip64", many(70_000));
    add("count_65535_without_zip64", many(65_535));
    add("count_65536_without_zip64", many(65_536));
    add("cut_in_directory_end", cut(3));
    add("cut_in_directory", cut(30));
    add("local_entry_without_header", hidden());
    add("second_signature_wrong", secondHeader(e -> e.signature = 0x02014b51, 1));
    add("second_signature_wrong_count_2", secondHeader(e -> e.signature = 0x02014b51, 2));
    add("header_runs_over_end", runOver(22));
    add("header_runs_beyond_end", runOver(23));
    add("header_ends_at_end", runOver(21));
  }

  private static void comment(RawZip zip, int length, int declared) {
    zip.comment = bytes("c".repeat(length));
    zip.commentLength = declared;
  }

  private static void trailing(RawZip zip, int length) {
    zip.comment = bytes("note");
    zip.trailer = bytes("t".repeat(length));
  }

  private static void prepend(RawZip zip, int length, int shift) {
    zip.prefix = bytes("x".repeat(length));
    zip.offsetShift = shift;
  }

  /** Prepends a whole directory, so that a header is found where the wrong offset points. */
  private static void misleadingOffset(RawZip zip) {
    byte[] whole = new RawZip().file(P + "decoy.go", "decoy").build();
    zip.prefix = Arrays.copyOfRange(whole, 30 + P.length() + 13, whole.length - 22);
    zip.directoryOffset = 0L;
  }

  /** The directory that the offset points to is that of another zip, whose offsets are right. */
  private static RawZip prependedZip() {
    byte[] whole = new RawZip().file(P + "decoy.go", "decoy").build();
    return twoFiles()
        .with(z -> z.prefix = Arrays.copyOf(whole, whole.length - 22))
        .with(z -> z.directoryOffset = 30L + P.length() + 13)
        .with(z -> z.count = 1L);
  }

  private static int directorySize() {
    return 2 * 46 + 2 * P.length() + 10;
  }

  private static int directoryStart() {
    return twoFiles().build().length - 22 - directorySize();
  }

  private static byte[] cut(int bytes) {
    byte[] zip = twoFiles().build();
    return Arrays.copyOf(zip, zip.length - bytes);
  }

  private static RawZip many(int entries) {
    var zip = new RawZip();
    for (int i = 0; i < entries; i++) {
      zip.file(P + i, "");
    }
    return zip;
  }

  private static RawZip hidden() {
    return new RawZip()
        .file(P + "go.mod", "module example.com/m\n")
        .file(P + "hidden.go", "package hidden\n", e -> e.central = false)
        .file(P + "a.go", "package a\n");
  }

  private static RawZip secondHeader(Consumer<RawZip.Entry> change, long count) {
    return new RawZip()
        .file(P + "go.mod", "module example.com/m\n")
        .file(P + "a.go", "package a\n", change)
        .with(z -> z.count = count);
  }

  /** The comment of the last header swallows bytes of the end record. */
  private static byte[] runOver(int bytes) {
    byte[] zip = new RawZip().file(P + "a.go", "A").build();
    int header = zip.length - 22 - 46 - P.length() - 4;
    zip[header + 32] = (byte) bytes;
    return zip;
  }

  private void zip64() {
    two("zip64_not_needed", z -> z.zip64 = new RawZip.Zip64());
    two("zip64_not_needed_and_false", z -> zip64(z).count = 9L);
    two("zip64_count", z -> zip64(z.with(x -> x.count = 0xFFFFL)));
    two("zip64_offset", z -> zip64(z.with(x -> x.directoryOffset = MAX32)));
    two("zip64_size_ffff", z -> zip64(z.with(x -> x.directorySize = 0xFFFFL)));
    two("zip64_size_ffffffff", z -> zip64(z.with(x -> x.directorySize = MAX32)));
    two("zip64_count_but_absent", z -> z.count = 0xFFFFL);
    two("zip64_offset_but_absent", z -> z.directoryOffset = MAX32);
    two("zip64_locator_signature", z -> needed(z).locatorSignature = 1);
    two("zip64_locator_disk", z -> needed(z).disk = 1);
    two("zip64_locator_disks", z -> needed(z).disks = 2);
    two("zip64_signature", z -> needed(z).signature = 1);
    two("zip64_position_wrong", z -> needed(z).position = 3L);
    two("zip64_position_negative", z -> needed(z).position = -3L);
    two("zip64_position_beyond", z -> needed(z).position = 1L << 40);
    two("zip64_position_near_end", z -> needed(z).position = (long) twoFiles().build().length);
    two("zip64_count_wrong", z -> needed(z).count = 3L);
    two("zip64_count_modulo", z -> needed(z).count = 65_538L);
    two("zip64_count_huge", z -> needed(z).count = (1L << 48) + 2);
    two("zip64_size_negative", z -> needed(z).directorySize = -1L);
    two("zip64_offset_negative", z -> needed(z).directoryOffset = -1L);
    two("zip64_size_huge", z -> needed(z).directorySize = Long.MAX_VALUE);
    two("zip64_offset_huge", z -> needed(z).directoryOffset = Long.MAX_VALUE);
    two("zip64_prepended", z -> needed(z.with(x -> x.prefix = bytes("#!/bin/sh\n"))));
    two("zip64_prepended_with_position", z -> zip64Prepended(z));
    two("zip64_prepended_position_not_counting", z -> zip64PositionNotCounting(z));
    add("zip64_without_room_for_locator", shortLocator());
  }

  private static RawZip.Zip64 zip64(RawZip zip) {
    zip.zip64 = new RawZip.Zip64();
    return zip.zip64;
  }

  private static RawZip.Zip64 needed(RawZip zip) {
    zip.count = 0xFFFFL;
    return zip64(zip);
  }

  /** The position of the record already counts what is prepended, so it stays right. */
  private static void zip64Prepended(RawZip zip) {
    zip.prefix = bytes("#!/bin/sh\n");
    needed(zip).directoryOffset = (long) directoryStart();
  }

  private static void zip64PositionNotCounting(RawZip zip) {
    zip.prefix = bytes("#!/bin/sh\n");
    needed(zip).position = (long) directoryStart() + directorySize();
  }

  private static RawZip shortLocator() {
    return new RawZip().with(z -> z.count = 0xFFFFL).with(z -> z.prefix = new byte[5]);
  }

  private void sizesAndOffsets() {
    one("extra_zip64_both", e -> overflow(e, HELLO.length(), HELLO.length()));
    one("extra_zip64_empty", e -> overflow(e));
    one("extra_zip64_one_of_two", e -> overflow(e, HELLO.length()));
    one("extra_zip64_not_needed", e -> e.extra = zip64Extra(1, 2, 3));
    one("extra_zip64_not_needed_empty", e -> e.extra = zip64Extra());
    one("extra_zip64_offset", e -> offset64(e, 0));
    one("extra_zip64_offset_wrong", e -> offset64(e, 1));
    one("extra_zip64_offset_negative", e -> offset64(e, -1));
    one("extra_zip64_offset_beyond", e -> offset64(e, 1L << 50));
    one("extra_zip64_offset_missing", e -> e.offset = MAX32);
    one("extra_zip64_second_field", e -> e.extra = twice(e));
    one("extra_zip64_after_other", e -> e.extra = join(extra(0x5455, new byte[5]), overflowing(e)));
    one("extra_zip64_behind_malformed", e -> malformedThenZip64(e));
    one("compressed_ffffffff", e -> e.compressedSize = MAX32);
    one("uncompressed_ffffffff", e -> e.uncompressedSize = MAX32);
    one("compressed_negative", e -> sizes64(e, -1, HELLO.length()));
    one("compressed_most_negative", e -> sizes64(e, Long.MIN_VALUE, HELLO.length()));
    one("compressed_largest", e -> sizes64(e, Long.MAX_VALUE, HELLO.length()));
    one("uncompressed_negative", e -> sizes64(e, HELLO.length(), -1));
    one("compressed_negative_deflated", e -> negativeDeflated(e, -1));
    one("compressed_negative_descriptor_before", e -> descriptorBefore(e, 16 + P.length() + 4));
    one("compressed_negative_descriptor_at_negative", e -> descriptorBefore(e, 1000));
    one("extra_malformed", e -> e.extra = bytes("xx"));
    one("extra_length_too_large", e -> e.extra = bytes("xx\7\0abc"));
    one("extra_ntfs", e -> e.extra = extra(0x000a, new byte[32]));
    one("extra_ntfs_short", e -> e.extra = extra(0x000a, new byte[3]));
    one("extra_unix_short", e -> e.extra = extra(0x000d, new byte[7]));
    one("extra_time_short", e -> e.extra = extra(0x5455, new byte[4]));
    one("offset_wrong", e -> e.offset = 1L);
    one("offset_beyond", e -> e.offset = 5000L);
    one("offset_near_end", e -> e.offset = 80L);
    add("broken_extra_ends_directory", secondHeader(e -> overflow(e), 1));
    add("broken_extra_makes_count_wrong", secondHeader(e -> overflow(e), 2));
  }

  private static void overflow(RawZip.Entry e, long... numbers) {
    e.compressedSize = MAX32;
    e.uncompressedSize = MAX32;
    e.extra = zip64Extra(numbers);
  }

  private static byte[] overflowing(RawZip.Entry e) {
    overflow(e, HELLO.length(), HELLO.length());
    return e.extra;
  }

  private static byte[] twice(RawZip.Entry e) {
    return join(overflowing(e), zip64Extra(1, 1));
  }

  private static void malformedThenZip64(RawZip.Entry e) {
    e.extra = join(bytes("xx\77\0"), overflowing(e));
  }

  private static void offset64(RawZip.Entry e, long offset) {
    e.offset = MAX32;
    e.extra = zip64Extra(offset);
  }

  private static void sizes64(RawZip.Entry e, long compressed, long uncompressed) {
    overflow(e, uncompressed, compressed);
  }

  private static void negativeDeflated(RawZip.Entry e, long compressed) {
    deflated(e);
    sizes64(e, compressed, HELLO.length());
  }

  /**
   * The descriptor is looked for at the end of the data, which here lies before its start. At the
   * right distance, the checksum of the local header does for one.
   */
  private static void descriptorBefore(RawZip.Entry e, int distance) {
    deflated(e);
    e.flags |= RawZip.DESCRIPTOR;
    sizes64(e, -distance, HELLO.length());
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private void names() {
    add("name_not_utf8", named(new byte[] {'a', (byte) 0xFF, '.', 'g', 'o'}, e -> {}));
    add("name_latin1", named(new byte[] {(byte) 0xE9, '.', 'g', 'o'}, e -> {}));
    add("name_utf8_flag_missing", named(bytes("é.go"), e -> {}));
    add("name_utf8_flag", named(bytes("é.go"), e -> e.flags = 0x800));
    add("name_unicode_path_extra", named(bytes("a.go"), e -> e.extra = unicodePath("evil.go")));
    add("name_empty", new RawZip().file("", "x"));
    add("name_newline", new RawZip().file(P + "a\nb.go", "x"));
    add("name_zero", new RawZip().file(P + "a\0b.go", "x"));
    add("name_backslash", new RawZip().file(P + "a\\b.go", "x"));
    add("name_dot_dot", new RawZip().file(P + "../../x.go", "x"));
    add("name_absolute", new RawZip().file("/etc/passwd", "x"));
    add("name_longest", new RawZip().file("n".repeat(65_535), "x"));
    add("names_twice", new RawZip().file(P + "a.go", "first").file(P + "a.go", "last"));
    add("names_twice_first_broken", twice(e -> e.crc = 1, e -> {}));
    add("names_twice_last_broken", twice(e -> {}, e -> e.crc = 1));
    add("names_in_byte_order", pair("\uD840\uDC00.go", "1", "\uFB01.go", "2"));
    add("names_in_byte_order_2", pair("\uFF21.go", "a", "\uD801\uDC00.go", "b"));
    add("names_unsigned", pair("\u00e9", "a", "z", "b"));
    add("names_prefix_first", pair("a/b", "1", "a", "2"));
    add("newline_after_broken", newline("a.go"));
    add("newline_before_broken", newline("zz.go"));
  }

  private static RawZip named(byte[] name, Consumer<RawZip.Entry> change) {
    return new RawZip().file(join(bytes(P), name), bytes("x"), change);
  }

  private static byte[] unicodePath(String name) {
    byte[] version = {1};
    return extra(0x7075, join(join(version, numbers(crc(bytes(P + "a.go")))), bytes(P + name)));
  }

  private static RawZip twice(Consumer<RawZip.Entry> first, Consumer<RawZip.Entry> last) {
    return new RawZip().file(P + "a.go", "first", first).file(P + "a.go", "last", last);
  }

  private static RawZip pair(String name1, String content1, String name2, String content2) {
    return new RawZip().file(P + name1, content1).file(P + name2, content2);
  }

  private static RawZip newline(String broken) {
    return new RawZip().file(P + "b\n", "x").file(P + broken, "x", e -> e.crc = 1);
  }

  private void localHeaders() {
    one("local_name_other", e -> e.localName = bytes(P + "bb.go"));
    one("local_name_shorter", e -> e.localName = bytes("b"));
    one("local_method_other", e -> e.localMethod = 12);
    one("local_flags_other", e -> e.localFlags = 0x809);
    one("local_crc_other", e -> e.localCrc = 1);
    one("local_sizes_other", e -> localSizes(e, 3, 4));
    one("local_extra_other", e -> e.localExtra = extra(0x5455, new byte[9]));
    one("local_signature_wrong", e -> e.localSignature = 0x04034b51);
    one("local_absent", e -> e.local = false);
    one("central_method_deflated_local_stored", e -> e.localMethod = RawZip.DEFLATED);
  }

  private static void localSizes(RawZip.Entry e, long compressed, long uncompressed) {
    e.localCompressedSize = compressed;
    e.localUncompressedSize = uncompressed;
  }

  private void contents() {
    one("stored", e -> {});
    one("stored_empty", e -> content(e, "", 0));
    one("stored_crc_wrong", e -> e.crc++);
    one("stored_crc_zero", e -> e.crc = 0);
    one("stored_encrypted_flag", e -> e.flags = 1);
    one("stored_other_flags", e -> e.flags = 0xFFF7);
    one("stored_uncompressed_less", e -> e.uncompressedSize--);
    one("stored_uncompressed_more", e -> e.uncompressedSize++);
    one("stored_uncompressed_zero", e -> e.uncompressedSize = 0);
    one("stored_compressed_less", e -> e.compressedSize--);
    one("stored_compressed_more", e -> e.compressedSize++);
    one("stored_both_less", e -> less(e));
    one("stored_both_less_crc_zero", e -> lessWithoutCrc(e));
    one("stored_symlink_mode", e -> e.externalAttributes = 0xA1FF << 16);
    one("stored_directory_mode", e -> e.externalAttributes = 0x10);
    for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 99, 65535}) {
      one("method_" + method, e -> e.method = method);
    }
    add("stored_up_to_end_of_file", upToEnd(0));
    add("stored_beyond_end_of_file", upToEnd(100));
    add("overlapping_entries", overlapping());
  }

  private static void content(RawZip.Entry e, String content, int crc) {
    e.data(bytes(content));
    e.uncompressedSize = content.length();
    e.crc = crc;
  }

  private static void less(RawZip.Entry e) {
    e.compressedSize--;
    e.uncompressedSize--;
  }

  private static void lessWithoutCrc(RawZip.Entry e) {
    less(e);
    e.crc = 0;
  }

  /** A content that is the rest of the file, with a compressed size that goes beyond. */
  private static RawZip upToEnd(int beyond) {
    long rest = HELLO.length() + 46L + P.length() + 4 + 22;
    return new RawZip()
        .file(
            P + "a.go",
            HELLO,
            e -> {
              e.compressedSize = rest + beyond;
              e.uncompressedSize = rest;
              e.crc = 0;
            });
  }

  private static RawZip overlapping() {
    return new RawZip()
        .file(P + "a.go", HELLO)
        .file(
            P + "b.go",
            HELLO,
            e -> {
              e.local = false;
              e.offset = 0L;
            });
  }

  private static void deflated(RawZip.Entry e) {
    e.method = RawZip.DEFLATED;
    e.data(HELLO_DEFLATED);
  }

  private void inflated(String name, String hex, String content, Consumer<RawZip.Entry> change) {
    add(
        name,
        new RawZip()
            .file(
                P + "a.go",
                content,
                e -> {
                  e.method = RawZip.DEFLATED;
                  e.data(HexFormat.of().parseHex(hex));
                  change.accept(e);
                }));
  }

  private void deflate() {
    String hello = HexFormat.of().formatHex(HELLO_DEFLATED);
    inflated("deflated", hello, HELLO, e -> {});
    inflated("deflated_crc_wrong", hello, HELLO, e -> e.crc++);
    inflated("deflated_crc_zero", hello, HELLO, e -> e.crc = 0);
    inflated("deflated_uncompressed_less", hello, HELLO, e -> e.uncompressedSize--);
    inflated("deflated_uncompressed_more", hello, HELLO, e -> e.uncompressedSize++);
    inflated("deflated_compressed_less", hello, HELLO, e -> e.compressedSize--);
    inflated("deflated_compressed_more", hello, HELLO, e -> e.compressedSize++);
    inflated("deflated_compressed_far_less", hello, HELLO, e -> e.compressedSize = 5);
    inflated("deflated_compressed_zero", hello, HELLO, e -> e.compressedSize = 0);
    inflated("deflated_with_bytes_behind", hello + "deadbeef", HELLO, e -> {});
    inflated("deflated_no_data", "", "", e -> {});
    inflated("deflated_empty", "0300", "", e -> {});
    inflated("deflated_empty_stored_block", "010000ffff", "", e -> {});
    inflated("deflated_empty_not_final", "000000ffff", "", e -> {});
    inflated("deflated_stored_block", "010200fdff6869", "hi", e -> {});
    inflated("deflated_stored_block_cut", "010200fdff68", "hi", e -> {});
    inflated("deflated_stored_block_cut_size_fits", "010200fdff68", "h", e -> {});
    inflated("deflated_stored_length_wrong", "010200fcff6869", "hi", e -> {});
    inflated("deflated_block_type_3", "07", "", e -> {});
    inflated("deflated_corrupt_in_the_middle", hello.replace("4e4c", "ffff"), HELLO, e -> {});
    inflated("deflated_distance_too_far", "4b044200", "aaaa", e -> {});
    inflated("deflated_corrupt_beyond_size", "000200fdff686907", "h", e -> {});
    inflated("deflated_corrupt_at_size", "000200fdff686907", "hi", e -> {});
    inflated("deflated_single_length_code", "050080c05f1b0000", "", e -> {});
    inflated("deflated_not_deflated", "68656c6c6f", "hello", e -> {});
  }

  private void described(String name, Consumer<RawZip.Entry> change) {
    one("descriptor_" + name, e -> describe(e, change));
    one(
        "descriptor_" + name + "_deflated",
        e -> {
          deflated(e);
          describe(e, change);
        });
  }

  private static void describe(RawZip.Entry e, Consumer<RawZip.Entry> change) {
    RawZip.describe(e);
    change.accept(e);
  }

  private void descriptors() {
    described("signed", e -> {});
    described("unsigned", e -> e.descriptor = numbers(e.crc, e.data.length, HELLO.length()));
    described("zip64", e -> e.descriptor = numbers(0x08074b50, e.crc, e.data.length, 0, 14, 0));
    described("sizes_wrong", e -> e.descriptor = numbers(0x08074b50, e.crc, 1, 2));
    described("crc_wrong", e -> e.descriptor = numbers(0x08074b50, e.crc + 1, 1, 2));
    described("crc_wrong_unsigned", e -> e.descriptor = numbers(e.crc + 1, 1, 2));
    described("both_crc_wrong", e -> bothCrc(e, 77));
    described("both_crc_zero", e -> bothCrc(e, 0));
    described("missing", e -> e.descriptor = new byte[0]);
    described("flag_missing", e -> e.flags = 0);
    described("size_wrong", e -> e.uncompressedSize++);
    add("descriptor_crc_is_signature", crcIsSignature(true));
    add("descriptor_crc_is_signature_unsigned", crcIsSignature(false));
    for (int bytes : new int[] {0, 3, 4, 11, 12, 15, 16}) {
      add("descriptor_at_end_" + bytes + "_signed", descriptorAtEnd(bytes, true));
      add("descriptor_at_end_" + bytes + "_unsigned", descriptorAtEnd(bytes, false));
    }
  }

  private static void bothCrc(RawZip.Entry e, int crc) {
    e.crc = crc;
    e.descriptor = numbers(0x08074b50, crc, 1, 2);
  }

  /** Four bytes whose CRC-32 is the signature of a descriptor. */
  private static RawZip crcIsSignature(boolean signed) {
    byte[] content = bytesWithCrc(0x08074b50);
    return new RawZip()
        .file(
            bytes(P + "a.go"),
            content,
            e -> {
              e.flags = RawZip.DESCRIPTOR;
              e.descriptor =
                  signed ? numbers(0x08074b50, 0x08074b50, 4, 4) : numbers(0x08074b50, 4, 4);
            });
  }

  /** Runs the register of the CRC backwards over four unknown bytes. */
  private static byte[] bytesWithCrc(int crc) {
    int register = ~crc;
    for (int bit = 0; bit < 32; bit++) {
      register = register < 0 ? register << 1 ^ 0xDB710641 : register << 1;
    }
    byte[] content = numbers(~register);
    if (crc(content) != crc) {
      throw new IllegalStateException(HexFormat.of().toHexDigits(crc(content)));
    }
    return content;
  }

  /** The local header, the data and a cut descriptor stand behind the end record. */
  private static byte[] descriptorAtEnd(int length, boolean signed) {
    int crc = crc(bytes(HELLO));
    byte[] descriptor = signed ? numbers(0x08074b50, crc, 14, 14) : numbers(crc, 14, 14, 0);
    byte[] local = new RawZip().file(P + "a.go", HELLO, e -> e.central = false).build();
    byte[] behind = Arrays.copyOf(local, local.length - 22);
    long end = 46L + P.length() + 4 + 22;
    return new RawZip()
        .file(
            P + "a.go",
            HELLO,
            e -> {
              e.local = false;
              e.flags = RawZip.DESCRIPTOR;
              e.offset = end;
            })
        .with(z -> z.trailer = join(behind, Arrays.copyOf(descriptor, length)))
        .build();
  }

  private void directories() {
    add("directory", new RawZip().file(P + "sub/", "").file(P + "sub/a.go", HELLO));
    add("directory_bare_prefix", new RawZip().file(P, "").file(P + "a.go", HELLO));
    add("directory_with_data", new RawZip().file(P + "sub/", "data"));
    add("directory_with_compressed_size", new RawZip().file(P + "sub/", "", e -> data(e)));
    add("directory_with_crc", new RawZip().file(P + "sub/", "", e -> e.crc = 5));
    add("directory_with_method_99", new RawZip().file(P + "sub/", "", e -> e.method = 99));
    add("directory_with_descriptor_flag", new RawZip().file(P + "sub/", "", e -> e.flags = 8));
    add("directory_local_wrong", new RawZip().file(P + "sub/", "", e -> e.localSignature = 1));
    add("directory_slash", new RawZip().file("/", ""));
    add("directory_declares_size", new RawZip().file(P + "d/", "", e -> e.uncompressedSize = 1));
    add("directory_entries_with_go_mod", withDirectories());
    add("without_directory_entries", withoutDirectories());
  }

  private static void data(RawZip.Entry e) {
    e.data(bytes("\3\0"));
    e.method = RawZip.DEFLATED;
  }

  private static RawZip withDirectories() {
    return withoutDirectories().file(P, "").file(P + "sub/", "");
  }

  private static RawZip withoutDirectories() {
    return new RawZip()
        .file(P + "go.mod", "module example.com/m\n")
        .file(P + "sub/a.go", "package sub\n");
  }
}
