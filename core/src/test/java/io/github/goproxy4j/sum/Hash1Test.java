package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Sha256;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The hashes were computed by dirhash.Hash1 of golang.org/x/mod in Go 1.26.8. */
class Hash1Test {
  @Test
  @DisplayName("H1, H7: Go's own vectors")
  void hashesNamesAndContents() throws IOException {
    assertThat(sum(Map.of("xyz", "data for xyz", "abc", "data for abc")))
        .isEqualTo("h1:EP6WfDoQTSk9klnxcjriWJOGztueJUywHNmWeq+efB8=");
    assertThat(new Hash1().sum().value())
        .isEqualTo("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  @DisplayName("H1, H7, trap 18: names sort as bytes, not as UTF-16")
  void sortsNamesByBytes() throws IOException {
    assertThat(sum(Map.of("x.y/m@v1.0.0/\uD840\uDC00.go", "1", "x.y/m@v1.0.0/\uFB01.go", "2")))
        .isEqualTo("h1:6zUlOSaENfoqDP4broG635OGEP1QSH2xtdtBX5OqbTs=");
    String prefix = "example.com/m@v1.0.0/";
    assertThat(
            sum(
                Map.of(
                    prefix + "go.mod", "module example.com/m\n",
                    prefix + "\uFF21.go", "a",
                    prefix + "\uD801\uDC00.go", "b")))
        .isEqualTo("h1:b3JzcKlPT91GzzlOgr82ty5lauiNKRHgSFKDpDuY+Z0=");
  }

  @Test
  @DisplayName("H1, trap 22: names need not be UTF-8, and their bytes are unsigned")
  void takesNamesAsBytes() throws IOException {
    var hash = new Hash1();
    hash.add(new byte[] {'a', (byte) 0xFF}, sha256("1"));
    hash.add(new byte[] {'a', (byte) 0x80}, sha256("2"));
    hash.add(new byte[] {'a', 'z'}, sha256("3"));

    assertThat(hash.sum()).hasToString("h1:Bln/RTC8QSG/C9MU38jKk+JgGtEuy0yhGwIvDKEr/bM=");
  }

  @Test
  @DisplayName("H1: a newline in a name fails, with or without content")
  void refusesNewlinesInNames() {
    byte[] name = bytes("a\nb");

    assertThatThrownBy(() -> new Hash1().add(name, sha256("")))
        .isInstanceOf(IOException.class)
        .hasMessage("dirhash: filenames with newlines are not supported");
    assertThatThrownBy(() -> new Hash1().add(name, new FailingStream()))
        .hasMessage("dirhash: filenames with newlines are not supported");
  }

  @Test
  @DisplayName("H3: of one name, the last content counts for all")
  void listsRepeatedNamesWithTheLastContent() throws IOException {
    byte[] line = bytes(Sha256.hex(sha256("last")) + "  a\n");
    var lines = new ByteArrayInputStream(bytes(new String(line, StandardCharsets.UTF_8).repeat(3)));
    String expected = Base64.getEncoder().encodeToString(Sha256.of(lines.readAllBytes()));

    var hash = new Hash1().add(bytes("a"), sha256("1")).add(bytes("a"), sha256("2"));

    assertThat(hash.add(bytes("a"), sha256("last")).sum()).hasToString("h1:" + expected);
  }

  @Test
  void goesOnAfterASumAndAfterAFailure() throws IOException {
    var hash = new Hash1().add(bytes("xyz"), stream("data for xyz"));
    hash.sum();
    assertThatThrownBy(() -> hash.add(bytes("b"), new FailingStream())).hasMessage("broken");
    hash.add(bytes("abc"), stream("data for abc"));

    assertThat(hash.sum()).hasToString("h1:EP6WfDoQTSk9klnxcjriWJOGztueJUywHNmWeq+efB8=");
  }

  @Test
  void sumsWithoutWhatFailed() throws IOException {
    var hash = new Hash1();
    assertThatThrownBy(() -> hash.add(bytes("b"), new FailingStream())).hasMessage("broken");

    assertThat(hash.sum()).isEqualTo(new Hash1().sum());
  }

  @Test
  @DisplayName("H1: a stream ends where it says so, not where it has nothing yet")
  void readsOnAfterNoBytes() throws IOException {
    var hesitant =
        new FilterInputStream(stream("data")) {
          private boolean hesitated;

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            hesitated = !hesitated;
            return hesitated ? 0 : super.read(target, offset, 1);
          }
        };

    assertThat(new Hash1().add(bytes("a"), hesitant).sum())
        .isEqualTo(new Hash1().add(bytes("a"), stream("data")).sum());
  }

  @Property(tries = 200)
  @Label("H6: the order in which files are added does not matter")
  void isIndependentOfTheOrder(
      @ForAll @Size(max = 12) @UniqueElements List<byte[]> names, @ForAll Random random)
      throws IOException {
    List<byte[]> files = new ArrayList<>(names.stream().filter(Hash1Test::isName).toList());
    String sum = sum(files);
    Collections.shuffle(files, random);

    assertThat(sum(files)).isEqualTo(sum);
  }

  @Property(tries = 200)
  @Label("H1: a digest and the content it was made of are the same")
  void takesDigestsForContents(@ForAll byte[] content) throws IOException {
    byte[] name = bytes("a");

    assertThat(new Hash1().add(name, Sha256.of(content)).sum())
        .isEqualTo(new Hash1().add(name, new ByteArrayInputStream(content)).sum());
  }

  private static boolean isName(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1).indexOf('\n') < 0;
  }

  private static String sum(List<byte[]> names) throws IOException {
    var hash = new Hash1();
    for (byte[] name : names) {
      hash.add(name, Sha256.of(name));
    }
    return hash.sum().value();
  }

  private static String sum(Map<String, String> files) throws IOException {
    var hash = new Hash1();
    for (var file : files.entrySet()) {
      hash.add(bytes(file.getKey()), stream(file.getValue()));
    }
    return hash.sum().value();
  }

  private static InputStream stream(String content) {
    return new ByteArrayInputStream(bytes(content));
  }

  private static byte[] sha256(String content) {
    return Sha256.of(bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives some bytes and then fails. */
  private static final class FailingStream extends InputStream {
    private boolean begun;

    @Override
    public int read() throws IOException {
      if (begun) {
        throw new IOException("broken");
      }
      begun = true;
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      target[offset] = (byte) read();
      return 1;
    }
  }
}
