package io.github.goproxy4j.modfile;

import io.github.goproxy4j.internal.text.GoUnquote;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PathMajor;
import io.github.goproxy4j.semver.InvalidVersionException;
import java.util.List;

/** The words after a directive; strings that go in and out are {@link RawText}. */
record Arguments(String verb, List<String> tokens) {

  int count() {
    return tokens.size();
  }

  String token(int i) {
    return tokens.get(i);
  }

  boolean has(int i, String token) {
    return i < tokens.size() && tokens.get(i).equals(token);
  }

  /** The only one, as it stands in the file. */
  String only() throws BadDirectiveException {
    if (count() != 1) {
      throw new BadDirectiveException(verb + " directive expects exactly one argument");
    }
    return token(0);
  }

  /** The text that a token spells (M2). */
  String string(int i) throws BadDirectiveException {
    try {
      return unquote(token(i));
    } catch (BadDirectiveException e) {
      throw new BadDirectiveException("invalid quoted string: " + e.getMessage());
    }
  }

  private static String unquote(String token) throws BadDirectiveException {
    if (token.startsWith("\"")) {
      return GoUnquote.unquote(RawText.bytes(token))
          .map(RawText::of)
          .orElseThrow(() -> new BadDirectiveException("invalid syntax"));
    }
    if (token.indexOf('"') >= 0 || token.indexOf('\'') >= 0 || token.indexOf('`') >= 0) {
      throw new BadDirectiveException("unquoted string cannot contain quote");
    }
    return token;
  }

  /** The version that a token spells, in whatever form (M9). */
  String rawVersion(String path, int i) throws BadDirectiveException {
    try {
      return unquote(token(i));
    } catch (BadDirectiveException e) {
      throw invalidVersion(path, token(i), e.getMessage());
    }
  }

  /** The canonical form of the version that a token spells (M7). */
  String version(String path, int i) throws BadDirectiveException {
    String version = rawVersion(path, i);
    String canonical = ModuleVersion.canonicalVersion(version);
    if (canonical.isEmpty()) {
      throw invalidVersion(path, version, "must be of the form v1.2.3");
    }
    return canonical;
  }

  private BadDirectiveException invalidVersion(String path, String version, String reason) {
    return BadDirectiveException.about(
        verb, path, "version " + RawText.quote(version) + " invalid: " + reason);
  }

  void checkMajor(String path, PathMajor major, String version) throws BadDirectiveException {
    try {
      major.check(version);
    } catch (InvalidVersionException e) {
      throw BadDirectiveException.about(verb, path, String.valueOf(e.getMessage()));
    }
  }
}
