package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Go 1.26.8 says yes or no was found by its function isValidSum behind bytes.TrimSpace. */
@DisplayName("G6: the hash in a .ziphash file")
class ZipHashFileTest {
  private static final String HASH = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {HASH, HASH + "\n", " \t\r\n" + HASH + "\u00a0\u2003\n"})
  void readsAHashBetweenWhiteSpace(String content) {
    assertThat(ZipHashFile.parse(utf8(content))).contains(new ModuleHash(HASH));
  }

  @Test
  void readsNothingFromAFileThatWasCutShort() {
    String most = HASH.substring(0, HASH.length() - 1);
    for (String content :
        new String[] {"", most, most + "\0", HASH + "\0", "\0" + HASH, HASH + "x", most + "é"}) {
      assertThat(ZipHashFile.parse(utf8(content))).isEmpty();
    }
    assertThat(ZipHashFile.parse((HASH + "\u00a0").getBytes(StandardCharsets.ISO_8859_1)))
        .isEmpty();
  }

  @Test
  @DisplayName("Go believes other kinds of hash and fails later; here the zip is hashed again")
  void readsNoHashOfAnotherKind() {
    assertThat(ZipHashFile.parse(utf8("h2:" + HASH.substring(3)))).isEmpty();
    assertThat(ZipHashFile.parse(utf8("h1:" + "?".repeat(44)))).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
