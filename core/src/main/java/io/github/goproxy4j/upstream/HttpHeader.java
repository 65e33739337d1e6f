package io.github.goproxy4j.upstream;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.regex.Pattern;

/** Headers that can be sent. The JDK would put what cannot into a message. */
final class HttpHeader {
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");
  private static final URI ANY = URI.create("http://localhost/");

  private HttpHeader() {}

  /**
   * The value, if it can be sent under that name.
   *
   * @throws IllegalArgumentException otherwise, without the value
   */
  static String value(String name, String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("malformed value of header " + name);
    }
    HttpRequest.newBuilder(ANY).header(name, value);
    return value;
  }
}
