package io.github.goproxy4j.access;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.internal.file.UpToDate;
import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
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
 * over; one of IPv6 waits with its network of 64 bits.
 */
public final class UserFile {
  private static final Logger LOG = LoggerFactory.getLogger(UserFile.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int FAILURES = 10;
  private static final Duration FAILURE_PERIOD = Duration.ofMinutes(1);

  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final Path file;
  private final FailureLimit failures;
  private final byte[] key = new byte[Sha256.newDigest().getDigestLength()];
  private final UpToDate<Users> users;

  /** Users, by the fingerprint of what they showed and of what it was held against. */
  private final Cache<String, String> accepted =
      CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  private UserFile(Path file, Clock clock) throws IOException {
    this.file = file;
    this.failures = new FailureLimit(FAILURES, FAILURE_PERIOD, clock);
    new SecureRandom().nextBytes(key);
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

  private Authentication authenticate(Asker asker, String repository) {
    Users current = users.get();
    if (asker.credentials() instanceof Credentials.None) {
      return accepted(current, repository, Optional.empty());
    }
    Optional<String> user = remembered(current, asker.credentials());
    if (user.isEmpty()) {
      String address = asker.sender().address().orElse("");
      Optional<Duration> wait = failures.wait(address);
      if (wait.isPresent()) {
        return new Authentication.Postponed(wait.get());
      }
      user = verified(current, asker.credentials());
      if (user.isEmpty()) {
        failures.failed(address);
        return new Authentication.Rejected();
      }
    }
    return accepted(current, repository, user);
  }

  private static Authentication accepted(Users current, String repository, Optional<String> user) {
    return new Authentication.Accepted(GrantedCaller.of(user, repository, current.grants()));
  }

  /** Passwords that were right stay right even for an address that has to wait. */
  private Optional<String> remembered(Users current, Credentials credentials) {
    return credentials instanceof Credentials.Password pair
        ? Optional.ofNullable(accepted.getIfPresent(fingerprint(current, pair)))
        : Optional.empty();
  }

  /** A password that many requests bring at once is checked once. */
  private Optional<String> verified(Users current, Credentials credentials) {
    if (!(credentials instanceof Credentials.Password pair)) {
      return current.user(credentials);
    }
    try {
      return Optional.of(
          accepted.get(
              fingerprint(current, pair), () -> current.user(pair).orElseThrow(Wrong::new)));
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }

  private String fingerprint(Users current, Credentials.Password pair) {
    var digest = Sha256.newDigest();
    digest.update(key);
    current.secretsOf(pair.user()).forEach(hash -> digest.update(line(hash)));
    digest.update((pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8));
    return Sha256.hex(digest.digest());
  }

  private static byte[] line(SecretHash hash) {
    return (hash.text() + "\n").getBytes(StandardCharsets.US_ASCII);
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
