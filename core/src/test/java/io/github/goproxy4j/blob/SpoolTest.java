package io.github.goproxy4j.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @AfterEach
  void leavesNoTemporaryFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void hashesWhatPassesThrough() throws IOException {
    try (Spool spool = Spool.in(folder, 3)) {
      try (OutputStream out = spool.output()) {
        out.write('a');
        out.write(new byte[] {'x', 'b', 'c'}, 1, 2);
      }
      spool.seal();
      assertThat(spool.size()).isEqualTo(3);
      assertThat(spool.sha256()).isEqualTo(SHA256_OF_ABC);
      try (Blob blob = spool.openBlob()) {
        assertThat(blob.sha256()).hasValue(SHA256_OF_ABC);
        assertThat(blob.readAllBytes(3)).asString().isEqualTo("abc");
      }
    }
  }

  @Test
  void takesNoMoreThanItsLimit() throws IOException {
    try (Spool spool = Spool.in(folder, 2)) {
      OutputStream out = spool.output();
      out.write(new byte[2]);
      assertThatThrownBy(() -> out.write(0))
          .isInstanceOfSatisfying(SizeLimitException.class, e -> assertThat(e.limit()).isEqualTo(2))
          .hasMessage("more than 2 bytes");
    }
  }

  @Test
  void vanishesIfTheStreamIsTooLong() {
    InputStream in = new ByteArrayInputStream(new byte[100]);
    assertThatThrownBy(() -> Spool.of(in, folder, 99)).isInstanceOf(SizeLimitException.class);
  }

  @Test
  void vanishesIfTheStreamFails() {
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> Spool.of(in, folder, 99)).hasMessage("gone");
  }

  @Test
  void isAdoptedByARename() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    try (Spool spool =
            Spool.of(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), folder, 3);
        Blob blob = spool.openBlob()) {
      spool.moveTo(target);
      assertThat(blob.readAllBytes(3)).asString().isEqualTo("abc");
    }
    assertThat(target).hasContent("abc");
  }

  @Test
  void cannotBeUsedBeforeItIsSealed() throws IOException {
    try (Spool spool = Spool.in(folder, 3)) {
      assertThatThrownBy(spool::sha256).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> spool.moveTo(folder.resolve("x")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void needsItsFolder() {
    assertThatThrownBy(() -> Spool.in(folder.resolve("none"), 1))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void becomesABlobThatTakesItsFileAway() throws IOException {
    Blob blob = spooled("abc").intoBlob();

    assertThat(blob.sha256()).hasValue(SHA256_OF_ABC);
    assertThat(blob.file()).get().satisfies(file -> assertThat(file).hasContent("abc"));
    blob.close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isTakenFromItsBlobOnceAndWithoutACopy() throws IOException {
    Spool spool = spooled("abc");
    Path kept = folder.resolve("kept");
    try (Blob blob = spool.intoBlob()) {
      try (Spool taken = Spool.of(blob, folder, 3)) {
        assertThat(taken).isSameAs(spool);
        assertThat(blob.file()).isEmpty();
        taken.moveTo(kept);
      }
      try (Spool copy = Spool.of(blob, folder, 3)) {
        assertThat(copy).isNotSameAs(spool);
        assertThat(copy.file()).hasContent("abc");
      }
      assertThat(blob.readAllBytes(3)).asString().isEqualTo("abc");
    }
    assertThat(kept).hasContent("abc");
  }

  @Test
  void isNotTakenFromABlobBeyondTheLimit() throws IOException {
    try (Blob blob = spooled("abc").intoBlob()) {
      assertThatThrownBy(() -> Spool.of(blob, folder, 2)).isInstanceOf(SizeLimitException.class);
      assertThat(blob.file()).isPresent();
    }
  }

  private Spool spooled(String text) throws IOException {
    return Spool.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), folder, 100);
  }
}
