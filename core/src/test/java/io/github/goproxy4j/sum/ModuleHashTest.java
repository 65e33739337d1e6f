package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleHashTest {
  private static final String EMPTY = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @Test
  @DisplayName("H4: the hash of a go.mod file, as go.sum has it")
  void hashesGoModFiles() throws Exception {
    byte[] goMod = "module m\n".getBytes(StandardCharsets.UTF_8);

    assertThat(ModuleHash.ofGoMod(goMod))
        .hasToString("h1:ctOyyZcdkNeS11Bx/Hh8c9pcGuH4+y+pgNNtQl7rlJc=");
    assertThat(ModuleHash.ofGoMod(Blob.ofBytes(goMod))).isEqualTo(ModuleHash.ofGoMod(goMod));
    assertThat(ModuleHash.ofGoMod(new byte[0]))
        .hasToString("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=");
  }

  @Test
  void acceptsWhatItWrites() {
    assertThat(ModuleHash.parse(EMPTY)).hasToString(EMPTY).isEqualTo(new ModuleHash(EMPTY));
    assertThat(new ModuleHash(EMPTY).value()).isEqualTo(EMPTY);
  }

  @Test
  @DisplayName("Trap 47: bits behind the last byte do not matter to Go's decoder")
  void acceptsBitsBehindTheLastByte() {
    assertThat(new ModuleHash("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=").value())
        .endsWith("V=");
  }

  @ParameterizedTest(name = "[{0}]")
  @DisplayName("Trap 47: padding is needed, line breaks and other alphabets are not accepted")
  @ValueSource(
      strings = {
        "",
        "h1:",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "H1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "h2:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUx",
        "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==",
        "h1:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
        "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "h1:47DEQpj8HBSa+/TImW+5\nCeuQeRkm5NMpJWZG3hSuFU=",
        " h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
      })
  void rejectsWhatIsNoHash(String text) {
    assertThat(ModuleHash.isValid(text)).isFalse();
    assertThatThrownBy(() -> ModuleHash.parse(text))
        .isInstanceOfSatisfying(
            InvalidHashException.class, e -> assertThat(e.hash()).isEqualTo(text))
        .hasMessageStartingWith("malformed module hash \"")
        .hasMessageEndingWith("\": not h1: and the base64 of 32 bytes");
  }
}
