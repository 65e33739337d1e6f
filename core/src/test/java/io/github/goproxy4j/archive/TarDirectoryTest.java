package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarDirectoryTest {
  private static final int BLOCK = 512;
  private static final ZipLimits LIMITS = new ZipLimits(10, 4 << 20);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TarDirectoryTest entry(char type, String name, String content) {
    return entry(type, name, content, header -> {});
  }

  private TarDirectoryTest entry(char type, String name, String content, Consumer<byte[]> change) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, String.format("%011o", bytes.length));
    put(header, 136, "13603256645");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    change.accept(header);
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.writeBytes(header);
    out.writeBytes(bytes);
    out.writeBytes(new byte[Math.floorMod(-bytes.length, BLOCK)]);
    return this;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private byte[] end() {
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  private TarDirectory read() throws IOException {
    return read(end());
  }

  private static TarDirectory read(byte[] tar) throws IOException {
    return TarDirectory.read(Blob.ofBytes(tar), LIMITS);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::read)
        .isInstanceOf(TarFormatException.class)
        .hasMessage("tar: " + message);
  }

  private static String content(TarEntry entry) throws IOException {
    return new String(entry.open().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void readsFilesDirectoriesAndLinks() throws IOException {
    List<TarEntry> entries =
        entry('0', "a", "A")
            .entry('5', "d/", "")
            .entry('2', "l", "")
            .entry('6', "p", "")
            .entry('0', "e/", "")
            .entry('\0', "v7", "B")
            .entry('7', "c", "")
            .read()
            .entries();

    assertThat(entries)
        .extracting(TarEntry::toString)
        .containsExactly("a", "d/", "l", "p", "e/", "v7", "c");
    assertThat(entries)
        .extracting(TarEntry::type)
        .containsExactly(
            FileType.FILE,
            FileType.DIRECTORY,
            FileType.SYMLINK,
            FileType.OTHER,
            FileType.DIRECTORY,
            FileType.FILE,
            FileType.FILE);
    assertThat(content(entries.get(0))).isEqualTo("A");
    assertThat(content(entries.get(5))).isEqualTo("B");
    assertThat(entries.get(0).modified()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
    assertThat(read(new byte[2 * BLOCK]).entries()).isEmpty();
  }

  @Test
  void joinsThePartsOfAUstarName() throws IOException {
    entry('0', "b", "", header -> put(header, 345, "long/a"));
    entry('0', "c", "", header -> put(header, 257, "ustar  \0" + "x".repeat(80) + "prefix"));
    assertThat(read().entries()).extracting(TarEntry::toString).containsExactly("long/a/b", "c");
  }

  @Test
  void takesNameSizeAndTimeFromAPaxHeader() throws IOException {
    TarEntry entry =
        entry(
                'x',
                "pax",
                "14 path=a/é.go\n".replace("14", "16") + "9 size=2\n" + "15 mtime=-1.25\n")
            .entry('0', "x", "AB", header -> put(header, 124, "00000000000"))
            .entry('0', "y", "")
            .read()
            .entries()
            .get(0);

    assertThat(entry).hasToString("a/é.go");
    assertThat(content(entry)).isEqualTo("AB");
    assertThat(entry.modified()).isEqualTo(Instant.ofEpochSecond(-2));
  }

  @Test
  void takesALongNameOfGnu() throws IOException {
    entry('K', "k", "target\0").entry('L', "l", "a/long/name\0").entry('2', "x", "");
    entry('0', "y", "");
    assertThat(read().entries()).extracting(TarEntry::toString).containsExactly("a/long/name", "y");
  }

  @Test
  void readsNumbersOfManyBytes() throws IOException {
    entry(
        '0',
        "a",
        "A",
        header -> {
          Arrays.fill(header, 124, 136, (byte) 0);
          header[124] = (byte) 0x80;
          header[135] = 1;
        });
    assertThat(content(read().entries().get(0))).isEqualTo("A");
    entry('0', "a", "A", header -> Arrays.fill(header, 124, 136, (byte) 0xFF));
    assertThatThrownBy(() -> read(out.toByteArray())).isInstanceOf(TarFormatException.class);
  }

  @Test
  void keepsTheCommentOfAGlobalHeader() throws IOException {
    assertThat(entry('g', "g", "14 comment=abc\n".replace("14", "15")).read().comment())
        .hasValue("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(read(new byte[2 * BLOCK]).comment()).isEmpty();
  }

  @Test
  void refusesGlobalNames() {
    entry('g', "g", "9 path=a\n").assertRefused("global header for names or sizes");
  }

  @ParameterizedTest
  @CsvSource({
    "1, is a hard link",
    "3, is a device",
    "4, is a device",
    "S, is a sparse file",
    "M, is of an unknown type",
    "V, is of an unknown type",
  })
  void refusesWhatIsNoFile(char type, String reason) {
    entry(type, "a", "").assertRefused("\"a\" " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "5 a=b",
        "7 a=b\n",
        "5 a=b\n",
        "0 a=b\n",
        "-6 a=b\n",
        "6 a=bc",
        "99999999 a=b\n",
        "999999999 a=b\n",
        "5 =\n\n",
        "4 ab\n",
        "9 size=x\n",
        "10 mtime=\n",
        "11 size=-1\n"
      })
  void refusesMalformedPaxHeaders(String records) {
    entry('x', "x", records).entry('0', "a", "").assertRefused("malformed extended header");
  }

  @Test
  @DisplayName("a content that would end after the archive")
  void refusesSizesThatAreNotThere() {
    entry('0', "a", "", header -> put(header, 124, "77777777777")).assertRefused("unexpected end");
  }

  @Test
  void refusesSizesThatAreNoNumbers() {
    entry('0', "a", "", header -> put(header, 124, "0000000008"))
        .assertRefused("\"a\" has a malformed size");
  }

  @Test
  void refusesMoreThanTheLimits() {
    for (int i = 0; i < 11; i++) {
      entry('0', "a" + i, "");
    }
    assertRefused("more than 10 entries");
  }

  @Test
  @DisplayName("nothing is reserved because a header says so")
  void refusesLongExtendedHeaders() {
    for (char type : new char[] {'x', 'g', 'L', 'K'}) {
      out.reset();
      entry(type, "x", "", header -> put(header, 124, "00010000000"))
          .assertRefused("extended headers are too long");
    }
  }

  @Test
  void refusesOneBlockOfZerosAtTheEnd() {
    byte[] tar = entry('0', "a", "").end();
    assertThatThrownBy(() -> read(Arrays.copyOf(tar, tar.length - BLOCK)))
        .hasMessage("tar: unexpected end");
    assertThatThrownBy(() -> read(Arrays.copyOf(tar, tar.length - BLOCK - 1)))
        .hasMessage("tar: unexpected end");
  }
}
