package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.Utf8;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A netrc file as the go command reads it (X43). */
final class Netrc implements Credentials {
  private static final String SECURE = "https://";

  /** By machine, which may have a port and a path. Of two entries for one the first counts. */
  private final Map<String, Credentials> machines = new HashMap<>();

  private String machine = "";
  private String login = "";
  private String password = "";

  private Netrc() {}

  static Netrc read(Path file) throws IOException {
    try {
      return parse(Utf8.decode(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return new Netrc();
    }
  }

  static Netrc parse(String text) {
    var netrc = new Netrc();
    boolean inMacro = false;
    for (String line : text.split("\n", -1)) {
      if (inMacro) {
        inMacro = !line.isEmpty();
      } else {
        List<String> words = Fields.of(line);
        inMacro = netrc.pairs(words);
        if (words.size() % 2 == 1 && words.get(words.size() - 1).equals("default")) {
          break;
        }
      }
    }
    return netrc;
  }

  /** Whether a macro begins. A word that is no keyword takes the next one with it. */
  private boolean pairs(List<String> words) {
    boolean macro = false;
    for (int i = 0; i + 1 < words.size(); i += 2) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case "machine" -> start(value);
        case "login" -> login = value;
        case "password" -> password = value;
        case "macdef" -> macro = true;
        default -> {}
      }
      if (!machine.isEmpty() && !login.isEmpty() && !password.isEmpty()) {
        machines.putIfAbsent(prefix(machine), Credentials.basic(login, password));
        start("");
      }
    }
    return macro;
  }

  private void start(String name) {
    machine = name;
    login = "";
    password = "";
  }

  private static String prefix(String url) {
    String prefix = url.startsWith(SECURE) ? url.substring(SECURE.length()) : url;
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }

  /** The entry with the longest leading part of the URL. */
  @Override
  public Map<String, String> headersFor(URI uri) throws IOException {
    for (String prefix = prefix(uri.toString()); !prefix.isEmpty(); prefix = parent(prefix)) {
      Credentials known = machines.get(prefix);
      if (known != null) {
        return known.headersFor(uri);
      }
    }
    return Map.of();
  }

  private static String parent(String prefix) {
    return prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));
  }

  @Override
  public String toString() {
    return "Netrc";
  }
}
