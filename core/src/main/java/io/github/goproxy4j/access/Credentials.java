package io.github.goproxy4j.access;

import io.github.goproxy4j.internal.text.Utf8;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a request brings along to say who sent it. */
public sealed interface Credentials {
  /** Nothing at all. */
  record None() implements Credentials {}

  /** Something that cannot be read, and is wrong for that. */
  record Unreadable() implements Credentials {}

  /**
   * A user and a password, which may be a token in its place.
   *
   * @param user any text without a colon
   * @param password any text
   */
  record Password(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "Password[user=" + user + "]";
    }
  }

  /**
   * A token that says by itself whose it is.
   *
   * @param value any text
   */
  record Token(String value) implements Credentials {
    @Override
    public String toString() {
      return "Token[]";
    }
  }

  /**
   * The credentials in the headers of a request.
   *
   * @param headers looks up a header by its name, in any case
   */
  static Credentials of(Function<String, Optional<String>> headers) {
    return headers
        .apply("Authorization")
        .map(AuthorizationHeader::credentials)
        .or(() -> headers.apply("X-Api-Key").map(Token::new))
        .or(() -> headers.apply("X-JFrog-Art-Api").map(Token::new))
        .orElseGet(None::new);
  }

  /** Reads {@code Authorization}. */
  final class AuthorizationHeader {
    private static final String TOKEN_USER = "token";

    private AuthorizationHeader() {}

    private static Credentials credentials(String header) {
      int space = header.indexOf(' ');
      String rest = header.substring(space + 1).strip();
      return switch (header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT)) {
        case "basic" -> basic(rest);
        case "bearer" -> token(rest);
        // A token without a scheme, which is how some send theirs.
        case "" -> token(rest);
        default -> new Unreadable();
      };
    }

    private static Credentials token(String value) {
      return value.isEmpty() || value.indexOf(' ') >= 0 ? new Unreadable() : new Token(value);
    }

    private static Credentials basic(String encoded) {
      try {
        String pair = Utf8.decode(Base64.getDecoder().decode(encoded));
        int colon = pair.indexOf(':');
        if (colon < 0) {
          return new Unreadable();
        }
        String user = pair.substring(0, colon);
        String password = pair.substring(colon + 1);
        return user.equals(TOKEN_USER) ? token(password) : new Password(user, password);
      } catch (IllegalArgumentException e) {
        return new Unreadable();
      }
    }
  }
}
