package io.github.goproxy4j.access;

import io.github.goproxy4j.internal.file.UpToDate;
import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users, tokens and grants in a text file that can be edited while it is used.
 *
 * <pre>
 * # what stands behind # is a comment
 * user  alice  pbkdf2-sha256$600000$...            a password
 * token alice  sha256$...                          a token; there may be several
 * grant alice  read,publish  corp.example.com/*    modules as in GOPRIVATE, all if left out
 * grant alice  delete        *  in  sandbox        in one repository alone
 * grant @users read                                for all who are logged in
 * grant *      read          corp.example.com/open for everybody
 * </pre>
 *
 * <p>A password takes a tenth of a second to check, so the right ones are remembered for ten
 * minutes, or until the file says something else of their user, as hashes with a key that lives as
 * long as the process. An address with ten wrong credentials in a minute waits until the minute is
 * over; one of IPv6 waits with its network of 64 bits. No more passwords of an address are checked
 * at once than may still be wrong: the others have their turn when one turned out right.
 */
public final class UserFile {
  private static final Logger LOG = LoggerFactory.getLogger(UserFile.class);
  private static final int FAILURES = 10;
  private static final Duration FAILURE_PERIOD = Duration.ofMinutes(1);

  private final Path file;
  private final FailureLimit failures;
  private final RightPasswords right = new RightPasswords();
  private final UpToDate<Users> users;

  private UserFile(Path file, Clock clock) throws IOException {
    this.file = file;
    this.failures = new FailureLimit(FAILURES, FAILURE_PERIOD, clock);
    this.users = UpToDate.of(List.of(file), this::read, clock, Duration.ZERO, LOG);
  }

  /**
   * The users in {@code file}.
   *
   * @throws MalformedUserFileException if a line cannot be read
   */
  public static UserFile at(Path file) throws IOException {
    return at(file, Clock.systemUTC());
  }

  /** Like {@link #at(Path)}, with the time of {@code clock}. */
  public static UserFile at(Path file, Clock clock) throws IOException {
    return new UserFile(file, clock);
  }

  /**
   * Reads the text of such a file without using it.
   *
   * @param name of the file, for messages
   * @throws MalformedUserFileException if a line cannot be read
   */
  public static void check(String name, String text) {
    UserFileParser.parse(name, text);
  }

  /** Whether somebody who did not log in may do that with some module somewhere. */
  public boolean grantsToEverybody(Action action) {
    return users.get().grants().stream()
        .anyMatch(grant -> grant.who().equals(Grant.EVERYBODY) && grant.actions().contains(action));
  }

  /** What is granted in one repository. */
  public AccessControl in(String repository) {
    return asker -> authenticate(asker, repository);
  }

  /** Passwords that were right stay right even for an address that has to wait. */
  private Authentication authenticate(Asker asker, String repository) throws IOException {
    Users current = users.get();
    Credentials shown = asker.credentials();
    if (shown instanceof Credentials.None) {
      return accepted(current, repository, Optional.empty());
    } else if (shown instanceof Credentials.Password pair && right.contain(current, pair)) {
      return accepted(current, repository, Optional.of(pair.user()));
    }
    return judged(asker, current, repository);
  }

  private static Authentication accepted(Users current, String repository, Optional<String> user) {
    return new Authentication.Accepted(GrantedCaller.of(user, repository, current.grants()));
  }

  /** Tokens take no time and need no turn. */
  private Authentication judged(Asker asker, Users current, String repository) throws IOException {
    FailureLimit.Attempts attempts = failures.of(asker.sender().address().orElse(""));
    Optional<Duration> delay = attempts.delay();
    if (delay.isPresent()) {
      return new Authentication.Postponed(delay.get());
    }
    Optional<String> holder = current.holder(asker.credentials());
    if (holder.isPresent()) {
      return accepted(current, repository, holder);
    } else if (asker.credentials() instanceof Credentials.Password pair) {
      return verified(pair, attempts, current, repository);
    }
    attempts.failed();
    return new Authentication.Rejected();
  }

  /** It may have turned out right while there was no turn for it. */
  private Authentication verified(
      Credentials.Password pair, FailureLimit.Attempts attempts, Users current, String repository)
      throws IOException {
    Optional<Duration> delay = attempts.begin();
    boolean verified =
        delay.isPresent() ? right.contain(current, pair) : verify(current, pair, attempts);
    if (verified) {
      return accepted(current, repository, Optional.of(pair.user()));
    }
    return delay
        .<Authentication>map(Authentication.Postponed::new)
        .orElseGet(Authentication.Rejected::new);
  }

  private boolean verify(Users current, Credentials.Password pair, FailureLimit.Attempts attempts) {
    boolean verified = false;
    try {
      verified = right.verify(current, pair);
      return verified;
    } finally {
      attempts.end(verified);
    }
  }

  private Users read() throws IOException {
    try {
      return UserFileParser.parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new MalformedUserFileException(List.of(file + ": not valid UTF-8"));
    } catch (IOException e) {
      throw new IOException(file + ": " + FileReason.of(e), e);
    }
  }

  @Override
  public String toString() {
    return "UserFile(" + file + ")";
  }
}
