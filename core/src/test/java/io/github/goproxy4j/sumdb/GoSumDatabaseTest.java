package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are Go's, as GoSumDatabaseValuesTest in spec-tests finds out. */
@DisplayName("X50: the value of GOSUMDB")
class GoSumDatabaseTest {
  @Test
  void readsKeysKnownNamesAndUrls() {
    VerifierKey known = VerifierKey.SUM_GOLANG_ORG;
    assertThat(GoSumDatabase.parse("off")).isEmpty();
    assertThat(GoSumDatabase.parse("sum.golang.org"))
        .contains(new GoSumDatabase(known, Optional.empty()));
    assertThat(GoSumDatabase.parse(known + "\thttps://mirror.example.com/sum "))
        .contains(
            new GoSumDatabase(known, Optional.of(URI.create("https://mirror.example.com/sum"))));
    assertThat(GoSumDatabase.parse("sum.golang.google.cn"))
        .contains(
            new GoSumDatabase(known, Optional.of(URI.create("https://sum.golang.google.cn"))));
    assertThat(GoSumDatabase.parse("sum.golang.org").orElseThrow().home())
        .hasToString("https://sum.golang.org");
  }

  @ParameterizedTest
  @CsvSource({
    "' ', missing GOSUMDB",
    "x, invalid GOSUMDB: malformed verifier id",
    "' off', invalid GOSUMDB: malformed verifier id",
    "sum.golang.org x y, invalid GOSUMDB: too many fields",
    "sum.golang.org+033de0ae+x, invalid GOSUMDB: malformed verifier id",
    "sum.golang.google.cn https://x.example, invalid GOSUMDB: malformed verifier id",
  })
  void refusesWhatTheGoCommandRefuses(String value, String message) {
    assertThatThrownBy(() -> GoSumDatabase.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "sum.golang.org :foo",
    "sum.golang.org http://x.example/%zz",
    "sum.golang.org ftp://x.example",
    "sum.golang.org mailto:me:hunter2@x.example",
  })
  @DisplayName("Stricter than Go: a URL that will not do is refused at once")
  void refusesUrlsThatCannotBeAsked(String value) {
    assertThatThrownBy(() -> GoSumDatabase.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid GOSUMDB URL: ")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesKeysOfWhatIsNoHost() {
    String key = SignerKey.generate("sum/../x", new SecureRandom()).verifierKey().toString();
    assertThatThrownBy(() -> GoSumDatabase.parse(key))
        .hasMessage("invalid sumdb name (must be host[/path]): sum/../x");
  }
}
