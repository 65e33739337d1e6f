package io.github.goproxy4j.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlobTest {
  @TempDir Path folder;

  enum Kind {
    BYTES,
    FILE
  }

  private Blob blob(Kind kind, byte[] bytes) throws IOException {
    if (kind == Kind.BYTES) {
      return Blob.ofBytes(bytes);
    }
    return Blob.ofFile(Files.write(folder.resolve("blob"), bytes));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 >> 3);
    }
    return bytes;
  }

  @Test
  void isNeitherADirectoryNorADevice() {
    assertThatThrownBy(() -> Blob.ofFile(folder)).hasMessage("%s: is a directory", folder);
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertThatThrownBy(() -> Blob.ofFile(device)).hasMessage("/dev/null: not a regular file");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsAllItsBytes(Kind kind) throws IOException {
    byte[] expected = bytes(200_000);
    try (Blob blob = blob(kind, expected);
        InputStream in = blob.newInputStream()) {
      assertThat(blob.size()).isEqualTo(expected.length);
      assertThat(in.readAllBytes()).isEqualTo(expected);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(blob.readAllBytes(expected.length)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsAtAnyPosition(Kind kind) throws IOException {
    try (Blob blob = blob(kind, new byte[] {1, 2, 3, 4})) {
      var target = ByteBuffer.allocate(10);
      assertThat(blob.read(target, 1)).isEqualTo(3);
      assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3, 4}));
      assertThat(blob.read(ByteBuffer.allocate(1), 4)).isEqualTo(-1);
      assertThat(blob.read(ByteBuffer.allocate(1), Long.MAX_VALUE)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void transfersARange(Kind kind) throws IOException {
    byte[] bytes = bytes(150_000);
    try (Blob blob = blob(kind, bytes)) {
      var out = new ByteArrayOutputStream();
      blob.transferTo(Channels.newChannel(out), 10, 140_000);
      assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, 140_010));
      assertThatThrownBy(() -> blob.transferTo(Channels.newChannel(out), 149_999, 2))
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void skipsInAStream(Kind kind) throws IOException {
    try (Blob blob = blob(kind, new byte[] {1, 2, 3});
        InputStream in = blob.newInputStream()) {
      assertThat(in.skip(2)).isEqualTo(2);
      assertThat(in.available()).isEqualTo(1);
      assertThat(in.read()).isEqualTo(3);
      assertThat(in.skip(5)).isZero();
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesToReadMoreThanTheLimit(Kind kind) throws IOException {
    try (Blob blob = blob(kind, new byte[3])) {
      assertThatThrownBy(() -> blob.readAllBytes(2))
          .isInstanceOf(IOException.class)
          .hasMessage("too large: 3 bytes (limit is 2 bytes)");
    }
  }

  @Test
  void copiesTheBytesItIsMadeOf() throws IOException {
    byte[] bytes = {1};
    try (Blob blob = Blob.ofBytes(bytes)) {
      bytes[0] = 2;
      assertThat(blob.readAllBytes(1)).containsExactly(1);
    }
  }

  @Test
  void staysReadableWhenItsFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    try (Blob blob = Blob.ofFile(file)) {
      Files.delete(file);
      Files.writeString(file, "new one");
      assertThat(blob.readAllBytes(10)).asString().isEqualTo("old");
    }
  }

  @Test
  void noticesThatItsFileWasCutShort() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[10]);
    try (Blob blob = Blob.ofFile(file);
        InputStream in = blob.newInputStream()) {
      Files.write(file, new byte[4]);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(EOFException.class)
          .hasMessage("blob of 10 bytes ends at byte 4");
    }
  }
}
