package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("G5: several records, the first of which decides")
class ChecksumsTest {
  private static final ModuleFile FILE =
      new ModuleFile(ModuleVersion.of("example.com/m", "v1.0.0"), Kind.ZIP);
  private static final ModuleHash HASH = ModuleHash.ofGoMod(new byte[] {1});
  private static final Checksums MATCH = (file, actual) -> new Verdict.Match();
  private static final Checksums MISMATCH = (file, actual) -> new Verdict.Mismatch("h1:x", "db");
  private static final Checksums UNKNOWN = (file, actual) -> new Verdict.Unknown();
  private static final Checksums OUT_OF_REACH =
      (file, actual) -> {
        throw new ConnectException("refused");
      };

  private static Verdict verdict(Checksums... checksums) throws IOException {
    return Checksums.firstOf(checksums).check(FILE, HASH);
  }

  @Test
  void goesOnToTheNextWhenNothingIsOnRecord() throws IOException {
    assertThat(verdict(UNKNOWN, MATCH)).isEqualTo(new Verdict.Match());
    assertThat(verdict(UNKNOWN, MISMATCH)).isEqualTo(new Verdict.Mismatch("h1:x", "db"));
    assertThat(verdict(UNKNOWN, UNKNOWN)).isEqualTo(new Verdict.Unknown());
    assertThat(verdict()).isEqualTo(new Verdict.Unknown());
  }

  @Test
  void doesNotAskThoseAfterTheOneWhoKnows() throws IOException {
    assertThat(verdict(MATCH, MISMATCH)).isEqualTo(new Verdict.Match());
    assertThat(verdict(MISMATCH, MATCH)).isEqualTo(new Verdict.Mismatch("h1:x", "db"));
    assertThat(verdict(MATCH, OUT_OF_REACH)).isEqualTo(new Verdict.Match());
  }

  @Test
  @DisplayName("Trap 37: who is out of reach may have known")
  void failsIfOneThatIsAskedFails() {
    assertThatThrownBy(() -> verdict(UNKNOWN, OUT_OF_REACH, MATCH)).hasMessage("refused");
  }
}
