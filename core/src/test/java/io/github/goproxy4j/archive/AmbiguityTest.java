package io.github.goproxy4j.archive;

import static io.github.goproxy4j.archive.RawZip.bytes;
import static io.github.goproxy4j.archive.RawZip.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.team.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What passes as unambiguous is the same to four other readers, or they cannot read it. */
class AmbiguityTest {
  private static final int LARGE = 1 << 20;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> otherReadersSeeTheSameOrFail() throws IOException {
    return ZipCases.all().entrySet().stream()
        .map(zip -> dynamicTest(zip.getKey(), () -> compare(zip.getValue())));
  }

  private void compare(byte[] zip) throws IOException {
    List<String> ours;
    try {
      ours = ours(Blob.ofBytes(zip));
    } catch (AmbiguousZipException | ZipFormatException | ZipLimitException e) {
      return;
    }
    if (!hasPlainNames(zip) || zip.length > LARGE) {
      return;
    }
    Path file = Files.write(folder.resolve("x.zip"), zip);
    for (Reader other :
        List.<Reader>of(
            () -> streamed(zip),
            () -> file(file),
            () -> commonsStreamed(zip),
            () -> commonsFile(file))) {
      Optional<List<String>> theirs = attempt(other);
      theirs.ifPresent(entries -> assertThat(entries).isEqualTo(ours));
    }
  }

  /** What does not hold is refused by everybody who checks modules. */
  private static boolean hasPlainNames(byte[] zip) throws IOException {
    List<ZipEntry> entries = ZipDirectory.read(Blob.ofBytes(zip)).entries();
    long names = entries.stream().map(ZipEntry::nameText).distinct().count();
    return names == entries.size() && entries.stream().allMatch(e -> Utf8.isValid(e.name()));
  }

  @FunctionalInterface
  private interface Reader {
    List<String> read() throws IOException;
  }

  private static Optional<List<String>> attempt(Reader reader) {
    try {
      return Optional.of(reader.read());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> ours(Blob zip) throws IOException {
    ZipDirectory directory = ZipDirectory.read(zip);
    directory.requireUnambiguous();
    var entries = new ArrayList<String>();
    for (ZipEntry entry : directory.entries()) {
      entries.add(entry(entry.nameText(), entry.open()));
    }
    Collections.sort(entries);
    return entries;
  }

  private static String entry(String name, InputStream content) throws IOException {
    return name + "=" + new String(content.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<String> streamed(byte[] zip) throws IOException {
    var entries = new ArrayList<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry(entry.getName(), in));
      }
    }
    Collections.sort(entries);
    return entries;
  }

  private static List<String> file(Path file) throws IOException {
    var entries = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        entries.add(entry(entry.getName(), zip.getInputStream(entry)));
      }
    }
    Collections.sort(entries);
    return entries;
  }

  private static List<String> commonsStreamed(byte[] zip) throws IOException {
    var entries = new ArrayList<String>();
    try (var in = new ZipArchiveInputStream(new ByteArrayInputStream(zip))) {
      for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry(entry.getName(), in));
      }
    }
    Collections.sort(entries);
    return entries;
  }

  private static List<String> commonsFile(Path file) throws IOException {
    var entries = new ArrayList<String>();
    try (var zip =
        org.apache.commons.compress.archivers.zip.ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        entries.add(entry(entry.getName(), zip.getInputStream(entry)));
      }
    }
    Collections.sort(entries);
    return entries;
  }

  @TestFactory
  Stream<DynamicTest> handsOverTheContentsOfWhatItAccepts() throws IOException {
    return ZipCases.all().entrySet().stream()
        .map(zip -> dynamicTest(zip.getKey(), () -> compareContents(zip.getValue())));
  }

  private static void compareContents(byte[] zip) throws IOException {
    ZipDirectory directory;
    try {
      directory = ZipDirectory.read(Blob.ofBytes(zip));
    } catch (ZipFormatException | ZipLimitException e) {
      return;
    }
    var contents = new HashMap<Integer, byte[]>();
    Throwable failure =
        catchThrowable(() -> directory.readUnambiguous(Workers.caller(), () -> new Kept(contents)));
    assertThat(String.valueOf(catchThrowable(directory::requireUnambiguous)))
        .isEqualTo(String.valueOf(failure));
    for (int i = 0; failure == null && i < directory.entries().size(); i++) {
      ZipEntry entry = directory.entries().get(i);
      byte[] content = contents.get(i);
      if (entry.isDirectory()) {
        assertThat(content).isNull();
      } else {
        assertThat(content).isEqualTo(entry.open().readAllBytes());
      }
    }
  }

  private static final class Kept implements ZipDirectory.Sink {
    private final Map<Integer, byte[]> contents;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Kept(Map<Integer, byte[]> contents) {
      this.contents = contents;
    }

    @Override
    public void begin() {
      content.reset();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      content.write(bytes, offset, length);
    }

    @Override
    public void end(int entry) {
      contents.put(entry, content.toByteArray());
    }
  }

  @Test
  void acceptsWhatHonestWritersWrite() {
    for (Consumer<RawZip.Entry> form :
        List.<Consumer<RawZip.Entry>>of(
            e -> {},
            RawZip::deflate,
            RawZip::describe,
            e -> {
              RawZip.deflate(e);
              RawZip.describe(e);
            })) {
      assertThatCode(() -> check(new RawZip().file("a", "A").file("b", "B", form)))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> check(new RawZip())).doesNotThrowAnyException();
    assertThatCode(() -> check(new RawZip().file("a/", "").with(z -> z.comment = bytes("c"))))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("what other readers find by local headers")
  void refusesHiddenEntries() {
    assertRefused(
        new RawZip().file("a", "A").file("b", "B", e -> e.central = false),
        "there are bytes before its directory");
    assertRefused(
        new RawZip().file("b", "B", e -> e.central = false).file("a", "A"),
        "\"a\" does not follow the entry before it");
    assertRefused(
        new RawZip().file("a", "A").with(z -> z.gap = new byte[1]),
        "there are bytes before its directory");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localName = bytes("b")),
        "\"a\" has another name before its content");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localMethod = 8),
        "\"a\" has another method before its content");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localFlags = 8),
        "\"a\" has another method before its content");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localUncompressedSize = 7L),
        "\"a\" has other sizes or another checksum before its content");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localCrc = 0),
        "\"a\" has other sizes or another checksum before its content");
  }

  @Test
  void refusesOtherBeginningsAndEnds() {
    assertRefused(
        new RawZip().file("a", "A").with(z -> z.prefix = new byte[4]),
        "its directory is not what the record of it says");
    assertRefused(
        new RawZip().file("a", "A").with(z -> z.trailer = new byte[4]),
        "there are bytes after its end");
    assertRefused(
        new RawZip().file("a", "A").with(z -> z.afterDirectory = new byte[4]),
        "its directory is not what the record of it says");
    assertRefused(
        new RawZip().file("a", "A").with(z -> z.disk = 1),
        "its directory is not what the record of it says");
  }

  @Test
  void refusesEncryptionAndSecondNames() {
    assertRefused(new RawZip().file("a", "A", e -> e.flags = 1), "\"a\" is encrypted");
    byte[] path = bytes("\1\0\0\0\0evil");
    assertRefused(
        new RawZip().file("a", "A", e -> e.extra = RawZip.extra(0x7075, path)),
        "\"a\" has another name, too");
    assertRefused(
        new RawZip().file("a", "A", e -> e.localExtra = RawZip.extra(0x7075, path)),
        "\"a\" has another name, too");
  }

  @Test
  @DisplayName("a reader that streams would find a descriptor and another entry there")
  void refusesDataBehindAContent() {
    assertRefused(
        new RawZip()
            .file(
                "a",
                "A",
                e -> {
                  RawZip.deflate(e);
                  byte[] longer = java.util.Arrays.copyOf(e.data, e.data.length + 1);
                  e.data(longer);
                }),
        "\"a\" has data behind its content");
  }

  @Test
  @DisplayName("a reader that streams would take its first half for all of it, and find no more")
  void refusesALargeDescriptorOfNothing() throws IOException {
    Consumer<RawZip.Entry> large =
        e -> {
          RawZip.deflate(e);
          RawZip.describe(e);
          e.descriptor = numbers(0x08074b50, e.crc, e.data.length, 0, e.uncompressedSize, 0);
        };

    assertRefused(
        new RawZip().file("a", "", large).file("b", "B"),
        "\"a\" has no data descriptor that agrees");
    check(new RawZip().file("a", "A", large).file("b", "B"));
  }

  private static void assertRefused(RawZip zip, String reason) {
    assertThatThrownBy(() -> check(zip))
        .isInstanceOf(AmbiguousZipException.class)
        .hasMessage("ambiguous zip: " + reason);
  }

  private static void check(RawZip zip) throws IOException {
    ZipDirectory.read(zip.blob()).requireUnambiguous();
  }
}
