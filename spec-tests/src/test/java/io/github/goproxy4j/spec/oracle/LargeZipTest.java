package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Z1-Z3, C5, C20: zips at the limits and beyond, as files that are mostly holes or zeros. */
class LargeZipTest {
  private static final String PREFIX = "example.com/m@v1.0.0/";
  private static final byte[] CONTENT = "module example.com/m\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void mayBeAsLargeAsTheLimit() throws IOException {
    assertThat(first(holeBefore(ModuleZip.MAX_ZIP_SIZE))).isEqualTo("ok");
  }

  @Test
  void isTooLargeWithOneByteMore() throws IOException {
    assertThat(first(holeBefore(ModuleZip.MAX_ZIP_SIZE + 1))).isEqualTo("error");
  }

  @Test
  void mayHaveItsEntriesFarApart() throws IOException {
    long hole = 1 << 28;
    assertThat(first(holeBetween(hole, 0))).isEqualTo("ok");
    assertThat(first(holeBetween(hole, ZipPart.OFFSET))).isEqualTo("ok");
  }

  @Test
  void isReadBeyondFourGibibytes() throws IOException {
    assertThat(first(holeBetween(1L << 32, ZipPart.OFFSET))).isEqualTo("error");
    assertThat(first(holeBetween(1L << 32, 0))).isEqualTo("error");
  }

  @Test
  void hasLimitsForTwoFiles() throws IOException {
    assertThat(first(zeros("go.mod", 16 << 20))).isEqualTo("ok");
    assertThat(first(zeros("go.mod", (16 << 20) + 1))).isEqualTo("error");
    assertThat(first(zeros("LICENSE", (16 << 20) + 1))).isEqualTo("error");
    assertThat(first(zeros("a", (16 << 20) + 1))).isEqualTo("ok");
  }

  /** The sizes that count are those of the directory, whatever there is. */
  @Test
  void mayNotClaimMoreThanTheLimit() throws IOException {
    assertThat(first(claiming((int) ModuleZip.MAX_ZIP_SIZE))).isEqualTo("ok");
    assertThat(first(claiming((int) ModuleZip.MAX_ZIP_SIZE + 1))).isEqualTo("error");
  }

  /** What both sides answer first; a report, a hash and what was extracted are the same. */
  private static String first(Path zip) throws IOException {
    Agreement.Answers answers =
        Agreement.ask("zip.allOfFile", Strings.ofText("example.com/m", "v1.0.0", zip.toString()));
    Files.delete(zip);
    assertThat(answers.java()).isEqualTo(answers.go());
    return answers.go().text(0);
  }

  private static ZipPart part(String name) {
    return ZipPart.of(Bytes.ofText(PREFIX + name), CONTENT, ZipBytes.DEFLATED, 0);
  }

  private Path holeBefore(long size) throws IOException {
    var zip = new ZipBytes();
    zip.add(part("go.mod"));
    byte[] bytes = zip.finish(zip.directory());
    return write(new byte[0], size - bytes.length, bytes);
  }

  private Path holeBetween(long hole, int hidden) throws IOException {
    var zip = new ZipBytes();
    zip.add(part("go.mod"));
    int start = zip.size();
    ZipPart second = part("a");
    zip.add(second);
    second.offset += hole;
    second.hidden = hidden;
    ZipEnd end = zip.directory();
    end.widen();
    end.directoryOffset64 += hole;
    end.directoryOffset = -1;
    end.shift64 = hole;
    byte[] bytes = zip.finish(end);
    byte[] last = Arrays.copyOfRange(bytes, start, bytes.length);
    return write(Arrays.copyOf(bytes, start), hole, last);
  }

  private Path zeros(String name, int size) throws IOException {
    var zip = new ZipBytes();
    zip.add(ZipPart.of(Bytes.ofText(PREFIX + name), new byte[size], ZipBytes.DEFLATED, 0));
    return write(new byte[0], 0, zip.finish(zip.directory()));
  }

  private Path claiming(int size) throws IOException {
    var zip = new ZipBytes();
    ZipPart liar = part("a");
    liar.size = size;
    zip.add(liar);
    return write(new byte[0], 0, zip.finish(zip.directory()));
  }

  private Path write(byte[] first, long hole, byte[] last) throws IOException {
    Path file = folder.resolve("zip");
    var options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
      channel.write(ByteBuffer.wrap(first));
      channel.position(first.length + hole);
      channel.write(ByteBuffer.wrap(last));
    }
    return file;
  }
}
