package io.github.goproxy4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RawStringTest {
  @Property
  void keepsEveryByte(@ForAll("bytes") byte[] bytes) {
    String name = RawString.of(bytes);

    assertThat(RawString.bytes(name)).isEqualTo(bytes);
    assertThat(Utf8.isWellFormed(name)).isEqualTo(Utf8.isValid(bytes));
    assertThat(RawString.display(name)).isEqualTo(Utf8.decode(bytes));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(0x2F, 0x61, 0xC3, 0xA9, 0xED, 0xB3, 0xBF, 0xF0, 0x90, 0x80, 0xFF, 0xC0)
        .map(Integer::byteValue)
        .array(Byte[].class)
        .ofMaxSize(8)
        .map(RawStringTest::unbox);
  }

  private static byte[] unbox(Byte[] boxed) {
    byte[] bytes = new byte[boxed.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = boxed[i];
    }
    return bytes;
  }

  @Test
  void isTheTextItselfIfThatIsUtf8() {
    String text = "a/\u00e9/\ud840\udc00";

    assertThat(RawString.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(RawString.display(text)).isEqualTo(text);
  }

  @Test
  void showsAReplacementForEachByteThatIsNot() {
    assertThat(RawString.display("a\udcff\udc80")).isEqualTo("a\ufffd\ufffd");
  }
}
