package io.github.goproxy4j.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("G5: several records, the first of which decides")
class ChecksumsTest {
  private static final ModuleFile FILE =
      new ModuleFile(ModuleVersion.of("example.com/m", "v1.0.0"), Kind.ZIP);
  private static final ModuleHash HASH = ModuleHash.ofGoMod(new byte[] {1});
  private static final Checksums MATCH = (file, actual, fetch) -> new Verdict.Match();
  private static final Checksums MISMATCH =
      (file, actual, fetch) -> new Verdict.Mismatch("h1:x", "db");
  private static final Checksums UNKNOWN = (file, actual, fetch) -> new Verdict.Unknown();
  private static final Checksums OUT_OF_REACH =
      (file, actual, fetch) -> {
        throw new ConnectException("refused");
      };

  private static Verdict verdict(Checksums... checksums) throws IOException {
    return Checksums.firstOf(checksums).check(FILE, HASH, Fetch.normal());
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
  void takesAGoSum() throws IOException {
    GoSum sums = GoSum.parse("go.sum", "example.com/m v1.0.0 " + HASH + "\n");
    assertThat(verdict(Checksums.of(sums))).isEqualTo(new Verdict.Match());
    assertThat(verdict(Checksums.of(GoSum.of(List.of())))).isEqualTo(new Verdict.Unknown());
  }

  @Test
  @DisplayName("Trap 37: who is out of reach may have known")
  void failsIfOneThatIsAskedFails() {
    assertThatThrownBy(() -> verdict(UNKNOWN, OUT_OF_REACH, MATCH)).hasMessage("refused");
  }
}
