package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final Gen<String> ANY = Gen.repeat(0, 6, Special.CHARACTER);

  @Property
  void surviveBeingText(@ForAll Random random) {
    Bytes bytes = new Bytes(ANY.next(random)).representable();

    assertThat(bytes.representable()).isEqualTo(bytes);
    assertThat(Bytes.ofText(bytes.text())).isEqualTo(bytes);
  }

  @Property
  void surviveBeingRawText(@ForAll Random random) {
    Bytes bytes = new Bytes(ANY.next(random));

    assertThat(Bytes.ofRaw(bytes.raw())).isEqualTo(bytes);
    assertThat(Bytes.of(bytes.array())).isEqualTo(bytes);
  }

  @Property
  void surviveBeingQuoted(@ForAll Random random) {
    Bytes bytes = new Bytes(ANY.next(random));

    assertThat(GoText.unquote(bytes.toString())).isEqualTo(bytes);
    assertThat(bytes.toString()).matches("[ -~]*");
  }

  @Test
  void areShownWithoutWhatIsNotUtf8() {
    assertThat(new Bytes("a\u00FF\u00C3\u00A9").shown()).isEqualTo(Bytes.ofText("a\uFFFDé"));
  }
}
