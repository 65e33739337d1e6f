package io.github.goproxy4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.Parallel;
import io.github.goproxy4j.SettableClock;
import io.github.goproxy4j.access.Authentication.Accepted;
import io.github.goproxy4j.access.Authentication.Postponed;
import io.github.goproxy4j.access.Authentication.Rejected;
import io.github.goproxy4j.access.Credentials.None;
import io.github.goproxy4j.access.Credentials.Password;
import io.github.goproxy4j.access.Credentials.Token;
import io.github.goproxy4j.access.Credentials.Unreadable;
import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFileTest {
  private static final ModulePath OURS = ModulePath.parse("corp.example.com/m");
  private static final ModulePath OPEN = ModulePath.parse("corp.example.com/open");
  private static final ModulePath OTHER = ModulePath.parse("example.com/m");

  /** One iteration, so that tests need not wait. */
  private static final String PASSWORD =
      "pbkdf2-sha256$1$c2FsdHNhbHQ=$7q77FNs/69qVkPyRNSqXo6plaOX9a1Kyv7l1dRFK7ZE=";

  /** A hash of no password that anybody knows, which takes its time. */
  private static final String SLOW = PASSWORD.replace("$1$", "$50000$");

  private static final String TOKEN = SecretHash.ofToken("abc").text();

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock("2026-01-02T03:04:05Z");
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = folder.resolve("users");
    write(
        "user  alice " + PASSWORD,
        "token alice " + TOKEN + " # of her laptop",
        "user  bob   " + PASSWORD,
        "grant alice  read,publish corp.example.com",
        "grant bob    delete       corp.example.com in sandbox",
        "grant @users read         example.com",
        "grant *      read         corp.example.com/open");
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  @Test
  void grantsToUsersByNameToAllOfThemAndToEverybody() throws IOException {
    Caller alice = caller(new Password("alice", "secret"));
    assertThat(alice.name()).hasValue("alice");
    assertThat(alice.may(Action.READ, OURS)).isTrue();
    assertThat(alice.may(Action.PUBLISH, OURS)).isTrue();
    assertThat(alice.may(Action.DELETE, OURS)).isFalse();
    assertThat(alice.may(Action.READ, OTHER)).isTrue();
    assertThat(alice.may(Action.PUBLISH, OTHER)).isFalse();

    Caller bob = caller(new Password("bob", "secret"));
    assertThat(bob.may(Action.READ, OURS)).isFalse();
    assertThat(bob.may(Action.READ, OPEN)).isTrue();

    Caller anybody = caller(new None());
    assertThat(anybody.name()).isEmpty();
    assertThat(anybody.may(Action.READ, OPEN)).isTrue();
    assertThat(anybody.may(Action.READ, OTHER)).isFalse();
  }

  @Test
  void grantsInOneRepositoryAlone() throws IOException {
    UserFile users = UserFile.at(file, clock);
    assertThat(caller(users.in("sandbox"), new Password("bob", "secret")).may(Action.DELETE, OURS))
        .isTrue();
    assertThat(caller(users.in("private"), new Password("bob", "secret")).may(Action.DELETE, OURS))
        .isFalse();
  }

  @Test
  void knowsATokenWithOrWithoutItsUser() throws IOException {
    assertThat(caller(new Token("abc")).name()).hasValue("alice");
    assertThat(caller(new Password("alice", "abc")).name()).hasValue("alice");
    assertThat(authenticate(new Password("bob", "abc"))).isEqualTo(new Rejected());
  }

  @Test
  void rejectsWhatIsWrong() throws IOException {
    assertThat(authenticate(new Password("alice", "Secret"))).isEqualTo(new Rejected());
    assertThat(authenticate(new Password("mallory", ""))).isEqualTo(new Rejected());
    assertThat(authenticate(new Password("*", "secret"))).isEqualTo(new Rejected());
    assertThat(authenticate(new Token("secret"))).isEqualTo(new Rejected());
    assertThat(authenticate(new Unreadable())).isEqualTo(new Rejected());
  }

  /** Or else it could be found out who there is. */
  @ParameterizedTest
  @ValueSource(strings = {"alice", "bob", "ci", "mallory"})
  void takesTheSameTimeToRejectWhomever(String user) throws IOException {
    String slower = PASSWORD.replace("$1$", "$200000$");
    write("user alice " + PASSWORD, "user bob " + SLOW, "user bob " + slower, "token ci " + TOKEN);
    AccessControl access = UserFile.at(file, clock).in("");
    long before = System.nanoTime();
    assertThat(access.authenticate(asker(new Password(user, "wrong"), "::1")))
        .isEqualTo(new Rejected());

    Duration needed = Duration.ofNanos(System.nanoTime() - before);
    assertThat(needed).isGreaterThan(Duration.ofMillis(15));
  }

  @Test
  void postponesAnAddressAfterTenFailures() throws IOException {
    AccessControl access = UserFile.at(file, clock).in("");
    caller(access, new Password("bob", "secret"));
    for (int i = 0; i < 10; i++) {
      assertThat(access.authenticate(asker(new Token("x" + i), "192.0.2.1")))
          .isEqualTo(new Rejected());
    }
    clock.forward(Duration.ofSeconds(20));

    assertThat(access.authenticate(asker(new Token("abc"), "192.0.2.1")))
        .isEqualTo(new Postponed(Duration.ofSeconds(40)));
    assertThat(access.authenticate(asker(new None(), "192.0.2.1"))).isInstanceOf(Accepted.class);
    assertThat(access.authenticate(asker(new Password("bob", "secret"), "192.0.2.1")))
        .isInstanceOf(Accepted.class);
    assertThat(access.authenticate(asker(new Token("abc"), "192.0.2.2")))
        .isInstanceOf(Accepted.class);

    clock.forward(Duration.ofSeconds(40));
    assertThat(access.authenticate(asker(new Token("abc"), "192.0.2.1")))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void verifiesNoMoreWrongPasswordsAtOnceThanOneAfterAnother() throws Exception {
    write("user alice " + SLOW);
    AccessControl access = UserFile.at(file, clock).in("");
    List<Authentication> answers =
        Parallel.run(50, i -> access.authenticate(asker(new Password("alice", "x" + i), "::1")));

    assertThat(answers).filteredOn(answer -> answer.equals(new Rejected())).hasSize(10);
    assertThat(answers).filteredOn(Postponed.class::isInstance).hasSize(40);
  }

  /** Like a go command that begins with an empty cache, and many of them in one building. */
  @Test
  void postponesNobodyForRightPasswordsThatComeAtOnce() throws Exception {
    write(
        IntStream.range(0, 25).mapToObj(i -> "user u" + i + " " + PASSWORD).toArray(String[]::new));
    AccessControl access = UserFile.at(file, clock).in("");
    for (int i = 0; i < 9; i++) {
      access.authenticate(asker(new Token("wrong"), "::1"));
    }
    List<Authentication> answers =
        Parallel.run(
            100, i -> access.authenticate(asker(new Password("u" + i % 25, "secret"), "::1")));

    assertThat(answers).allMatch(Accepted.class::isInstance);
  }

  /** A household has 2^64 of them. */
  @Test
  void countsAllAddressesOfANetworkTogether() throws IOException {
    AccessControl access = UserFile.at(file, clock).in("");
    for (int i = 0; i < 10; i++) {
      access.authenticate(asker(new Token("wrong"), "[2001:db8:0:1::" + i + "]"));
    }

    assertThat(access.authenticate(asker(new Token("wrong"), "2001:db8:0:1:ffff::1%eth0")))
        .isInstanceOf(Postponed.class);
    assertThat(access.authenticate(asker(new Token("wrong"), "2001:db8:0:2::1")))
        .isEqualTo(new Rejected());
    assertThat(access.authenticate(asker(new Token("wrong"), "20.1.13.184")))
        .isEqualTo(new Rejected());
  }

  @Test
  void readsTheFileAgainWhenItChanges() throws IOException {
    AccessControl access = UserFile.at(file, clock).in("");
    assertThat(caller(access, new Password("alice", "secret")).name()).hasValue("alice");

    clock.forward(Duration.ofSeconds(1));
    write("user carol " + PASSWORD);

    assertThat(access.authenticate(asker(new Password("alice", "secret"), "::1")))
        .isEqualTo(new Rejected());
    assertThat(caller(access, new Password("carol", "secret")).name()).hasValue("carol");
  }

  /** Seen by whom an address has to wait that has others' wrong credentials. */
  @Test
  void remembersPasswordsUntilTheFileSaysSomethingElseOfTheirUser() throws IOException {
    AccessControl access = UserFile.at(file, clock).in("");
    caller(access, new Password("alice", "secret"));
    for (int i = 0; i < 10; i++) {
      access.authenticate(asker(new Token("wrong"), "192.0.2.9"));
    }

    write("user carol " + PASSWORD, "user alice " + PASSWORD, "token alice " + TOKEN);
    assertThat(caller(access, new Password("alice", "secret")).name()).hasValue("alice");

    write("user alice " + PASSWORD.replace("$1$", "$2$"));
    assertThat(access.authenticate(asker(new Password("alice", "secret"), "192.0.2.9")))
        .isInstanceOf(Postponed.class);
  }

  @Test
  void keepsWhatItKnewWhileTheFileIsMalformedOrGone() throws IOException {
    AccessControl access = UserFile.at(file, clock).in("");

    clock.forward(Duration.ofSeconds(1));
    write("nonsense");
    assertThat(caller(access, new Password("alice", "secret")).name()).hasValue("alice");

    Files.delete(file);
    assertThat(caller(access, new Password("alice", "secret")).name()).hasValue("alice");

    clock.forward(Duration.ofSeconds(1));
    write("user carol " + PASSWORD);
    assertThat(caller(access, new Password("carol", "secret")).name()).hasValue("carol");
  }

  @Test
  void doesNotStartWithoutAFile() {
    assertThatThrownBy(() -> UserFile.at(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("none") + ": no such file or directory");
  }

  @Test
  void takesTextAlone() throws IOException {
    Files.write(file, new byte[] {(byte) 0xE4});
    assertThatThrownBy(() -> UserFile.at(file))
        .isInstanceOf(MalformedUserFileException.class)
        .hasMessage(file + ": not valid UTF-8");
  }

  @Test
  void saysEveryLineThatItCannotRead() throws IOException {
    write(
        "",
        "# all wrong",
        "usr alice " + PASSWORD,
        "user alice",
        "user * " + PASSWORD,
        "user alice secret",
        "grant alice read",
        "grant * reed,publish",
        "grant * read * on sandbox");

    String f = file.toString();
    assertThatThrownBy(() -> UserFile.at(file))
        .isInstanceOfSatisfying(
            MalformedUserFileException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        f + ":3: unknown \"usr\" (user, token or grant)",
                        f + ":4: expected: user NAME HASH",
                        f + ":5: not a user name: expected letters, digits and . _ @ + -",
                        f
                            + ":6: malformed hash: neither pbkdf2-sha256$ITERATIONS$SALT$HASH"
                            + " nor sha256$HEX",
                        f + ":7: grant to a user who is not in this file: \"alice\"",
                        f + ":8: unknown action \"reed\" (read, publish or delete)",
                        f
                            + ":9: expected: grant NAME ACTION[,ACTION]"
                            + " [MODULES [in REPOSITORY]]"));
  }

  /** Files of other servers, and lines with their fields in another order. */
  @Test
  void doesNotShowWhatCouldBeASecret() throws IOException {
    write(
        "alice:secret",
        "alice:$apr1$secret",
        "Secret1",
        "user secret* " + PASSWORD,
        "user alice secret",
        "token " + TOKEN + " alice",
        PASSWORD + " alice");

    assertThatThrownBy(() -> UserFile.at(file))
        .isInstanceOfSatisfying(
            MalformedUserFileException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(7)
                    .map(line -> line.replace(file.toString(), ""))
                    .noneMatch(line -> line.matches("(?i).*(secret|[0-9a-f]{8}|c2Fsd|alice).*")));
  }

  /** Every token is held against all of them, by anybody who likes. */
  @Test
  void wantsHashesOfTokensThatTakeNoTime() throws IOException {
    write("token alice " + PASSWORD);
    assertThatThrownBy(() -> UserFile.at(file))
        .hasMessage(file + ":1: malformed hash: that of a token is sha256$HEX");
  }

  @Test
  void mayGrantAboveTheUser() throws IOException {
    write("grant alice read", "user alice " + PASSWORD);
    assertThat(caller(new Password("alice", "secret")).may(Action.READ, OTHER)).isTrue();
  }

  @Test
  void checksAPasswordOnceForManyRequests() throws Exception {
    write("user alice " + SecretHash.ofPassword("secret").text());
    AccessControl access = UserFile.at(file, clock).in("");
    Authentication first = access.authenticate(asker(new Password("alice", "secret"), "::1"));
    long start = System.nanoTime();
    List<Authentication> later =
        Stream.generate(() -> asker(new Password("alice", "secret"), "::1"))
            .limit(1_000)
            .map(asker -> unchecked(access, asker))
            .toList();
    Duration time = Duration.ofNanos(System.nanoTime() - start);

    assertThat(first).isInstanceOf(Accepted.class);
    assertThat(later).allMatch(Accepted.class::isInstance);
    assertThat(time).isLessThan(Duration.ofSeconds(20));
  }

  private static Asker asker(Credentials credentials, String address) {
    return new Asker(credentials, Sender.at(address));
  }

  private static Authentication unchecked(AccessControl access, Asker asker) {
    try {
      return access.authenticate(asker);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Authentication authenticate(Credentials credentials) throws IOException {
    return UserFile.at(file, clock).in("").authenticate(asker(credentials, "192.0.2.9"));
  }

  private Caller caller(Credentials credentials) throws IOException {
    return caller(UserFile.at(file, clock).in(""), credentials);
  }

  private static Caller caller(AccessControl access, Credentials credentials) throws IOException {
    Authentication answer = access.authenticate(asker(credentials, "192.0.2.9"));
    assertThat(answer).isInstanceOf(Accepted.class);
    return ((Accepted) answer).caller();
  }
}
