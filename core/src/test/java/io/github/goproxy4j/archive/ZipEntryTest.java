package io.github.goproxy4j.archive;

import static io.github.goproxy4j.archive.RawZip.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.ZipFormatException.Reason;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipEntryTest {
  private static final String TEXT = "package a // some text, some text, some text\n";

  @Test
  @DisplayName("Z21: the system that made the entry tells how to read its attributes")
  void tellsWhatAFileWas() throws IOException {
    assertThat(entry("a", e -> {}).type()).isEqualTo(FileType.FILE);
    assertThat(entry("a/", e -> {}).type()).isEqualTo(FileType.DIRECTORY);
    assertThat(unix(0100644)).isEqualTo(FileType.FILE);
    assertThat(unix(0)).isEqualTo(FileType.FILE);
    assertThat(unix(0120777)).isEqualTo(FileType.SYMLINK);
    assertThat(unix(0040755)).isEqualTo(FileType.DIRECTORY);
    assertThat(unix(0010644)).isEqualTo(FileType.OTHER);
    assertThat(unix(0140644)).isEqualTo(FileType.OTHER);
    assertThat(entry("a", e -> e.externalAttributes = 0x10).type()).isEqualTo(FileType.DIRECTORY);
    assertThat(entry("a", e -> e.externalAttributes = 0120777 << 16).type())
        .as("made on DOS")
        .isEqualTo(FileType.FILE);
  }

  private static FileType unix(int mode) throws IOException {
    return entry(
            "a",
            e -> {
              e.versionMadeBy = 3 << 8 | 20;
              e.externalAttributes = mode << 16;
            })
        .type();
  }

  @Test
  void tellsWhenAFileWasChanged() throws IOException {
    byte[] time = RawZip.numbers(1_577_934_245);
    byte[] field = new byte[5];
    field[0] = 1;
    System.arraycopy(time, 0, field, 1, 4);
    assertThat(entry("a", e -> e.extra = RawZip.extra(0x5455, field)).modified())
        .hasValue(Instant.parse("2020-01-02T03:04:05Z"));
    assertThat(entry("a", e -> e.extra = RawZip.extra(0x5455, new byte[5])).modified()).isEmpty();
    assertThat(entry("a", e -> {}).modified()).isEmpty();
  }

  private static ZipEntry entry(String name, Consumer<RawZip.Entry> change) throws IOException {
    return ZipDirectory.read(new RawZip().file(name, "", change).blob()).entries().get(0);
  }

  @Test
  @DisplayName("C22, trap 1: the declared size and checksum are enforced")
  void checksSizeAndChecksum() {
    for (Consumer<RawZip.Entry> form : List.<Consumer<RawZip.Entry>>of(e -> {}, RawZip::deflate)) {
      assertFails(form.andThen(e -> e.crc++), Reason.CHECKSUM, "zip: checksum error");
      assertFails(form.andThen(e -> e.uncompressedSize++), Reason.UNEXPECTED_END, "unexpected EOF");
      assertFails(
          form.andThen(e -> e.uncompressedSize--), Reason.NOT_A_ZIP, "zip: not a valid zip file");
    }
  }

  @Test
  @DisplayName("C22, trap 1: without a descriptor, checksum zero means unchecked")
  void takesChecksumZeroForNone() throws IOException {
    assertThat(read(e -> e.crc = 0)).isEqualTo(TEXT);
    assertFails(described(e -> e.crc = 0), Reason.CHECKSUM, "zip: checksum error");
  }

  @Test
  @DisplayName("C22: a descriptor may have a signature, must be there and must agree")
  void checksDescriptors() throws IOException {
    assertThat(read(described(e -> {}))).isEqualTo(TEXT);
    assertThat(read(described(e -> e.descriptor = RawZip.numbers(e.crc, 0, 0)))).isEqualTo(TEXT);
    assertFails(
        described(e -> e.descriptor = RawZip.numbers(0x08074b50, e.crc + 1, 0, 0)),
        Reason.CHECKSUM,
        "zip: checksum error");
    assertFails(described(e -> e.descriptor = new byte[0]), Reason.CHECKSUM, "zip: checksum error");
  }

  @Test
  @DisplayName("C22, traps 4 and 5: stored and deflated only, and no encryption")
  void knowsTwoMethodsAndNoEncryption() throws IOException {
    assertThat(read(e -> e.flags = 1)).isEqualTo(TEXT);
    assertFails(
        e -> e.method = 12, Reason.UNSUPPORTED_METHOD, "zip: unsupported compression algorithm");
  }

  @Test
  @DisplayName("C21, trap 2: the local header says where the content is and nothing else")
  void ignoresTheLocalHeader() throws IOException {
    assertThat(
            read(
                e -> {
                  e.localName = bytes("another/name");
                  e.localMethod = 99;
                  e.localFlags = 0xFFFF;
                  e.localCrc = 7;
                  e.localExtra = RawZip.extra(1, new byte[20]);
                }))
        .isEqualTo(TEXT);
  }

  @Test
  @DisplayName("C22: corrupt deflate data is refused")
  void refusesCorruptData() {
    assertFails(
        e -> {
          RawZip.deflate(e);
          e.data[0] = 7;
        },
        Reason.CORRUPT_DATA,
        "flate: corrupt input before offset 1");
  }

  @Test
  @DisplayName("C22, trap 7: a directory has no content and may not declare any")
  void treatsATrailingSlashAsADirectory() throws IOException {
    ZipEntry directory = only(new RawZip().file("d/", "", e -> e.method = 99));
    ZipEntry full = only(new RawZip().file("d/", "data"));

    assertThat(directory.isDirectory()).isTrue();
    assertThat(only(new RawZip().file("d", "")).isDirectory()).isFalse();
    assertThat(only(new RawZip().file("", "")).isDirectory()).isFalse();
    assertThat(content(directory)).isEmpty();
    assertThatThrownBy(() -> content(full)).hasMessage("zip: not a valid zip file");
  }

  @Test
  @DisplayName("C23: overlapping entries are all readable")
  void readsOverlappingEntries() throws IOException {
    var zip =
        new RawZip()
            .file("a", TEXT)
            .file(
                "b",
                TEXT,
                e -> {
                  e.local = false;
                  e.offset = 0L;
                });

    for (ZipEntry entry : ZipDirectory.read(zip.blob()).entries()) {
      assertThat(content(entry)).isEqualTo(TEXT);
    }
  }

  @Test
  @DisplayName("Trap 11: no more than the declared size comes out of a bomb")
  void stopsAtTheDeclaredSize() throws IOException {
    byte[] zeros = new byte[10 << 20];
    ZipEntry bomb = only(new RawZip().file(bytes("bomb"), zeros, RawZip::deflate));
    ZipEntry liar =
        only(
            new RawZip()
                .file(
                    bytes("bomb"),
                    zeros,
                    e -> {
                      RawZip.deflate(e);
                      e.uncompressedSize = 100;
                    }));

    assertThat(content(bomb)).hasSize(zeros.length);
    try (InputStream in = liar.open()) {
      assertThat(in.readNBytes(10)).hasSize(10);
      assertThatThrownBy(in::readAllBytes).hasMessage("zip: not a valid zip file");
      assertThatThrownBy(in::read).hasMessage("zip: not a valid zip file");
    }
  }

  @Test
  void failsAgainAfterAFailure() throws IOException {
    try (InputStream in = only(new RawZip().file("a", TEXT, e -> e.crc++)).open()) {
      assertThat(in.readNBytes(TEXT.length())).hasSize(TEXT.length());
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(in::read).hasMessage("zip: checksum error");
      }
    }
  }

  @Test
  void readsByteByByteAndStaysAtTheEnd() throws IOException {
    for (Consumer<RawZip.Entry> form : List.<Consumer<RawZip.Entry>>of(e -> {}, RawZip::deflate)) {
      try (InputStream in = only(new RawZip().file("a", TEXT, form)).open()) {
        var out = new StringBuilder();
        assertThat(in.read(new byte[5], 2, 0)).isZero();
        for (int b = in.read(); b >= 0; b = in.read()) {
          out.append((char) b);
        }
        assertThat(out).hasToString(TEXT);
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void refusesToReadAClosedStream() throws IOException {
    InputStream in = only(new RawZip().file("a", TEXT, RawZip::deflate)).open();
    in.close();
    in.close();

    assertThatThrownBy(in::read).isInstanceOf(IOException.class);
  }

  @Test
  void readsDifferentEntriesInDifferentThreads(@TempDir Path folder) throws Exception {
    var zip = new RawZip();
    for (int i = 0; i < 50; i++) {
      zip.file("f" + i, (i + TEXT).repeat(1000 + i), i % 2 == 0 ? e -> {} : RawZip::deflate);
    }
    Path file = Files.write(folder.resolve("m.zip"), zip.build());
    var threads = Executors.newFixedThreadPool(4);
    try (Blob blob = Blob.ofFile(file)) {
      var tasks = new ArrayList<Callable<String>>();
      for (ZipEntry entry : ZipDirectory.read(blob).entries()) {
        tasks.add(() -> content(entry));
      }
      List<Future<String>> contents = threads.invokeAll(tasks);

      for (int i = 0; i < contents.size(); i++) {
        assertThat(contents.get(i).get()).isEqualTo((i + TEXT).repeat(1000 + i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Consumer<RawZip.Entry> described(Consumer<RawZip.Entry> change) {
    return e -> {
      RawZip.describe(e);
      change.accept(e);
    };
  }

  private static String read(Consumer<RawZip.Entry> change) throws IOException {
    return content(only(new RawZip().file("a.go", TEXT, change)));
  }

  private static void assertFails(Consumer<RawZip.Entry> change, Reason reason, String message) {
    assertThatThrownBy(() -> read(change))
        .isInstanceOfSatisfying(
            ZipFormatException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
  }

  private static ZipEntry only(RawZip zip) throws IOException {
    List<ZipEntry> entries = ZipDirectory.read(zip.blob()).entries();
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  private static String content(ZipEntry entry) throws IOException {
    try (InputStream in = entry.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
