package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips that are none, that lie, or that hold what a module must not. */
class BadZipTest {
  /** Where the fields of a directory entry begin. */
  private static final int CRC = 16;

  private static final int COMPRESSED_SIZE = 20;
  private static final int SIZE = 24;
  private static final int OFFSET = 42;

  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeFiles() throws IOException {
    work = Workplace.in(temp);
  }

  private void zip(String... names) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(work.path("bad.zip")))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name.replace("@", Workplace.MODULE)));
        zip.write("module example.com/m\n".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Changes a field in the directory entry of the first file, a.go, of a zip. */
  private void lie(int field, int value, int size) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(work.path("bad.zip")))) {
      zip.putNextEntry(new ZipEntry(Workplace.MODULE + "/a.go"));
      zip.write(new byte[size]);
    }
    byte[] bytes = Files.readAllBytes(work.path("bad.zip"));
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int entry = buffer.getInt(bytes.length - 6);
    buffer.putInt(entry + field, value);
    Files.write(work.path("bad.zip"), bytes);
  }

  private void assertRefused(String command, String message) throws IOException {
    assertThat(work.refusal(command.split(" "))).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>404</html>", "PK\u0003\u0004", "PK\u0005\u0006"})
  @DisplayName("C20: what is no zip")
  void refusesWhatIsNoZip(String content) throws IOException {
    work.write("bad.zip", content);
    assertRefused("check $bad.zip @", "$bad.zip: zip: not a valid zip file");
    assertRefused("hash $bad.zip", "$bad.zip: zip: not a valid zip file");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: zip: not a valid zip file");
  }

  @Test
  @DisplayName("C20: cut off at either end")
  void refusesHalfAZip() throws IOException {
    byte[] whole = Files.readAllBytes(work.path("m.zip"));
    Files.write(work.path("bad.zip"), Arrays.copyOf(whole, whole.length - 1));
    assertRefused("check $bad.zip @", "$bad.zip: zip: not a valid zip file");
    Files.write(work.path("bad.zip"), Arrays.copyOfRange(whole, 40, whole.length));
    assertRefused("hash $bad.zip", "$bad.zip: negative offset");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: negative offset");
  }

  @Test
  @DisplayName("Trap 1, C22: contents that do not have their checksum")
  void refusesAWrongChecksum() throws IOException {
    var crc = new CRC32();
    crc.update(new byte[11]);
    lie(CRC, (int) crc.getValue(), 10);
    assertRefused("hash $bad.zip", "$bad.zip: zip: checksum error");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: zip: checksum error");
  }

  @Test
  @DisplayName("Trap 11: a bomb that says that it is small")
  void refusesMoreThanWasDeclared() throws IOException {
    lie(SIZE, 10, 10 << 20);
    assertRefused("hash $bad.zip", "$bad.zip: zip: not a valid zip file");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: zip: not a valid zip file");
  }

  @Test
  @DisplayName("Z2, trap 11: a file that says that it is huge")
  void refusesHugeDeclaredSizes() throws IOException {
    lie(SIZE, 0xFFFFFFF0, 10);
    assertRefused("hash $bad.zip", "$bad.zip: unexpected EOF");
    assertRefused(
        "extract $bad.zip @ $out/deep",
        "unzip $bad.zip: total uncompressed size of module contents too large (max size is"
            + " 524288000 bytes)");
  }

  @Test
  void refusesOffsetsBeyondTheEnd() throws IOException {
    lie(OFFSET, 0x7FFFFFF0, 10);
    assertRefused("hash $bad.zip", "$bad.zip: EOF");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: EOF");
  }

  @Test
  @DisplayName("ZipLimits: more entries than anybody needs")
  void refusesTooManyEntries() throws IOException {
    try (var zip =
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(work.path("bad.zip"))))) {
      zip.setLevel(0);
      for (int i = 0; i <= 200_000; i++) {
        zip.putNextEntry(new ZipEntry(Workplace.MODULE + "/" + i));
      }
    }
    assertRefused("check $bad.zip @", "$bad.zip: zip: more than 200000 entries");
    assertRefused("hash $bad.zip", "$bad.zip: zip: more than 200000 entries");
    assertRefused("extract $bad.zip @ $out", "unzip $bad.zip: zip: more than 200000 entries");
  }

  @ParameterizedTest
  @DisplayName("Registries 2.12: names that a module zip must not have")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "../evil | ../evil: path does not have prefix \"@/\"",
        "/etc/evil | /etc/evil: path does not have prefix \"@/\"",
        "example.com/ | example.com/: path does not have prefix \"@/\"",
        "@/../../evil | @/../../evil: malformed file path \"../../evil\": invalid path element"
            + " \"..\"",
        "@/a\\b | @/a\\b: malformed file path \"a\\\\b\": invalid char '\\\\'",
        "@/a:b | @/a:b: malformed file path \"a:b\": invalid char ':'",
        "@/con.txt | @/con.txt: malformed file path \"con.txt\": \"con\" disallowed as path"
            + " element component on Windows",
        "@/sub/go.mod | @/sub/go.mod: go.mod file not in module root directory",
        "@/GO.MOD | @/GO.MOD: go.mod files must have lowercase names",
        "@/A @/a | @/a: case-insensitive file name collision: \"A\" and \"a\"",
        "@/a @/a/y | @/a/y: entry \"a\" is both a file and a directory",
      })
  void refusesNames(String names, String finding) throws IOException {
    zip(names.split(" "));
    String shown = finding.replace("@", Workplace.MODULE);
    assertThat(work.run("check", "$bad.zip", "@").out()).startsWith("invalid: " + shown + "\n");
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: " + shown);
    assertThat(temp.resolveSibling("evil")).doesNotExist();
  }

  @Test
  @DisplayName("U3: what was extracted before a file turned out broken is gone")
  void takesBackWhatItExtracted() throws IOException {
    lie(COMPRESSED_SIZE, 3, 100_000);
    assertRefused("extract $bad.zip @ $out/deep", "unzip $bad.zip: unexpected EOF");
  }
}
