package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.internal.text.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of {@code GOSUMDB}, read as the go command reads it (X50).
 *
 * @param url where the database is asked; without it, the proxies are asked for it first (X51)
 */
public record GoSumDatabase(VerifierKey key, Optional<URI> url) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String OFF = "off";
  private static final String CHINA = "sum.golang.google.cn";

  /**
   * What {@code NAME+HASH+KEY}, {@code sum.golang.org}, or one of them with a URL behind it says;
   * empty for {@code off}.
   *
   * @throws IllegalArgumentException in Go's words, if the go command would refuse it
   */
  public static Optional<GoSumDatabase> parse(String value) {
    if (value.equals(OFF)) {
      return Optional.empty();
    } else if (value.equals(CHINA)) {
      return parse(VerifierKey.SUM_GOLANG_ORG.id().name() + " https://" + CHINA);
    }
    List<String> words = Fields.of(value);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("missing GOSUMDB");
    } else if (words.size() > 2) {
      throw new IllegalArgumentException("invalid GOSUMDB: too many fields");
    }
    VerifierKey key = key(words.get(0));
    DatabaseFolder.requireName(key.id().name());
    return Optional.of(
        new GoSumDatabase(key, words.stream().skip(1).findFirst().map(GoSumDatabase::url)));
  }

  private static VerifierKey key(String word) {
    try {
      return word.equals(VerifierKey.SUM_GOLANG_ORG.id().name())
          ? VerifierKey.SUM_GOLANG_ORG
          : VerifierKey.parse(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("invalid GOSUMDB: " + e.getMessage(), e);
    }
  }

  /** Stricter than Go, which finds out that it cannot ask one when it does. */
  private static URI url(String word) {
    try {
      URI url = new URI(word);
      if (url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
        throw new URISyntaxException(word, "not an http or https URL with a host");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("invalid GOSUMDB URL: " + e.getReason());
    }
  }

  /** What the database is called. */
  public String name() {
    return key.id().name();
  }

  /** Where the database is if neither its URL is given nor a proxy serves it. */
  public URI home() {
    return URI.create("https://" + name());
  }
}
