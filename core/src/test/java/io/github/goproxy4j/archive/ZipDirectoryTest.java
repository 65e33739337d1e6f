package io.github.goproxy4j.archive;

import static io.github.goproxy4j.archive.RawZip.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
  @Test
  @DisplayName("C20: entries come in the order of the directory, from the directory alone")
  void listsWhatTheDirectoryLists() throws IOException {
    var zip =
        new RawZip()
            .file("z.go", "z")
            .file("hidden.go", "h", e -> e.central = false)
            .file("a.go", "a", e -> e.localName = bytes("other.go"))
            .file("z.go", "again");

    assertThat(names(zip.blob())).containsExactly("z.go", "a.go", "z.go");
  }

  @Test
  @DisplayName("C20: bytes before the archive and behind its comment do not matter")
  void readsAnArchiveWithinOtherBytes() throws IOException {
    var zip =
        new RawZip()
            .file("a.go", "a")
            .with(z -> z.prefix = bytes("#!/bin/sh\n"))
            .with(z -> z.comment = bytes("comment"))
            .with(z -> z.trailer = bytes("trailer"));

    assertThat(names(zip.blob())).containsExactly("a.go");
    assertThat(content(ZipDirectory.read(zip.blob()).entries().get(0))).isEqualTo("a");
  }

  @Test
  @DisplayName("C20, trap 5: the number of entries must be right")
  void rejectsWrongCounts() {
    for (long count : new long[] {0, 1, 3}) {
      var zip = new RawZip().file("a", "").file("b", "").with(z -> z.count = count);

      assertRefused(zip.build(), Reason.UNEXPECTED_END, "unexpected EOF");
    }
  }

  @Test
  @DisplayName("C20, trap 6: only the lower 16 bits of the number must be right")
  void acceptsMoreEntriesThanTheNumberCanTell() throws IOException {
    var zip = new RawZip();
    for (int i = 0; i < 65_537; i++) {
      zip.file("f" + i, "");
    }

    assertThat(ZipDirectory.read(zip.blob()).entries()).hasSize(65_537);
  }

  @Test
  @DisplayName("C20, trap 5: a comment that is cut short is an error")
  void rejectsTruncatedComments() {
    var zip = new RawZip().file("a", "").with(z -> z.commentLength = 1);

    assertRefused(zip.build(), Reason.NOT_A_ZIP, "zip: not a valid zip file");
  }

  @Test
  @DisplayName("C20: what is no zip is refused, cut at whatever byte")
  void rejectsEveryTruncation() throws IOException {
    byte[] zip = new RawZip().file("a.go", "a").file("b.go", "b").build();
    for (int length = 0; length < zip.length; length++) {
      Blob cut = Blob.ofBytes(Arrays.copyOf(zip, length));

      assertThatThrownBy(() -> ZipDirectory.read(cut)).isInstanceOf(ZipFormatException.class);
    }
    assertThat(names(Blob.ofBytes(zip))).hasSize(2);
  }

  @Test
  @DisplayName("C21, traps 3 and 4: names are bytes, whatever flags and extra fields say")
  void keepsNamesAsBytes() throws IOException {
    byte[] name = {'a', (byte) 0xFF, '/', (byte) 0xC3, (byte) 0xA9};
    var zip = new RawZip().file(name, bytes("x"), e -> e.extra = RawZip.extra(0x7075, bytes("\1")));

    ZipEntry entry = ZipDirectory.read(zip.blob()).entries().get(0);

    assertThat(entry.name()).isEqualTo(name);
    assertThat(entry.nameText()).isEqualTo("a\uFFFD/é").isEqualTo(entry.toString());
  }

  @Test
  void handsOutCopiesOfNames() throws IOException {
    ZipEntry entry = ZipDirectory.read(new RawZip().file("a.go", "").blob()).entries().get(0);

    entry.name()[0] = 'b';

    assertThat(entry.nameText()).isEqualTo("a.go");
  }

  @Test
  @DisplayName("C21: a broken zip64 field ends the directory, malformed other fields do not matter")
  void ignoresMalformedExtraFieldsUnlessNeeded() throws IOException {
    var harmless = new RawZip().file("a.go", "a", e -> e.extra = bytes("xx\377\377"));
    var needed = new RawZip().file("a.go", "a", e -> e.compressedSize = 0xFFFFFFFFL);

    assertThat(names(harmless.blob())).containsExactly("a.go");
    assertRefused(needed.build(), Reason.NOT_A_ZIP, "zip: not a valid zip file");
  }

  @Test
  @DisplayName("C5, Z2: sizes keep all 64 bits, the sign bit included")
  void keepsUnsignedSizes() throws IOException {
    var zip =
        new RawZip()
            .file(
                "a.go",
                "a",
                e -> {
                  e.extra = RawZip.zip64Extra(-1, Long.MIN_VALUE);
                  e.uncompressedSize = 0xFFFFFFFFL;
                  e.compressedSize = 0xFFFFFFFFL;
                });

    ZipEntry entry = ZipDirectory.read(zip.blob()).entries().get(0);

    assertThat(entry.uncompressedSize()).isEqualTo(-1);
    assertThat(entry.compressedSize()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void readsWhatTheJdkWrites(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("go.mod", "a.go")) {
        out.putNextEntry(new java.util.zip.ZipEntry(name));
        out.write(bytes("content of " + name));
      }
    }
    try (Blob zip = Blob.ofFile(file)) {
      List<ZipEntry> entries = ZipDirectory.read(zip).entries();

      assertThat(entries).extracting(ZipEntry::nameText).containsExactly("go.mod", "a.go");
      assertThat(content(entries.get(1))).isEqualTo("content of a.go");
      assertThat(entries.get(1).method()).isEqualTo(8);
      assertThat(entries.get(1).flags() & 8).isEqualTo(8);
      assertThat(entries.get(1).crc32()).isEqualTo(RawZip.crc(bytes("content of a.go")));
    }
  }

  @Test
  void failsOnABlobThatIsShorterThanItSays() {
    Blob lie =
        new Blob() {
          @Override
          public long size() {
            return 1000;
          }

          @Override
          public int read(ByteBuffer target, long position) {
            return -1;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> ZipDirectory.read(lie)).isInstanceOf(EOFException.class);
  }

  private static void assertRefused(byte[] zip, Reason reason, String message) {
    assertThatThrownBy(() -> ZipDirectory.read(Blob.ofBytes(zip)))
        .isInstanceOfSatisfying(
            ZipFormatException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
  }

  private static List<String> names(Blob zip) throws IOException {
    return ZipDirectory.read(zip).entries().stream().map(ZipEntry::nameText).toList();
  }

  private static String content(ZipEntry entry) throws IOException {
    try (InputStream in = entry.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
