package io.github.goproxy4j.access;

import com.google.common.collect.ImmutableListMultimap;
import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.ModulePatterns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of a user file. */
final class UserFileParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]*");
  private static final Pattern WORD = Pattern.compile("[a-z]{1,8}");
  private static final int GRANT = 3;
  private static final int GRANT_MODULES = 4;
  private static final int GRANT_REPOSITORY = 6;

  private final String file;
  private final ImmutableListMultimap.Builder<String, SecretHash> passwords =
      ImmutableListMultimap.builder();
  private final ImmutableListMultimap.Builder<String, SecretHash.Digest> tokens =
      ImmutableListMultimap.builder();
  private final List<Grant> grants = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> users = new HashSet<>(Set.of(Grant.EVERYBODY, Grant.USERS));
  private int number;

  private UserFileParser(String file) {
    this.file = file;
  }

  static Users parse(String file, String text) {
    return new UserFileParser(file).users(text);
  }

  private Users users(String text) {
    var granted = new ArrayList<Runnable>();
    for (String line : text.lines().toList()) {
      number++;
      List<String> fields = Fields.of(line.replaceFirst("(^|\\s)#.*", ""));
      if (!fields.isEmpty()) {
        read(fields, granted);
      }
    }
    granted.forEach(Runnable::run);
    if (!problems.isEmpty()) {
      throw new MalformedUserFileException(problems);
    }
    return new Users(passwords.build(), tokens.build(), List.copyOf(grants));
  }

  private void read(List<String> fields, List<Runnable> granted) {
    switch (fields.get(0)) {
      case "user" -> secret(fields).ifPresent(hash -> passwords.put(fields.get(1), hash));
      case "token" -> secret(fields).ifPresent(hash -> token(fields.get(1), hash));
      case "grant" -> {
        int line = number;
        granted.add(
            () -> {
              number = line;
              grant(fields);
            });
      }
      default -> unknown(fields.get(0));
    }
  }

  /** In files of others a line begins with what nobody may see, or has it behind a colon. */
  private void unknown(String word) {
    String shown = WORD.matcher(word).matches() ? "unknown " + GoQuote.quote(word) : "unknown line";
    problem(shown + " (user, token or grant)");
  }

  private Optional<SecretHash> secret(List<String> fields) {
    if (fields.size() != 3) {
      problem("expected: " + fields.get(0) + " NAME HASH");
    } else if (!NAME.matcher(fields.get(1)).matches()) {
      problem("not a user name: expected letters, digits and . _ @ + -");
    } else {
      try {
        SecretHash hash = SecretHash.parse(fields.get(2));
        users.add(fields.get(1));
        return Optional.of(hash);
      } catch (IllegalArgumentException e) {
        problem("malformed hash: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Anybody can have all of them looked through, so that must take no time. */
  private void token(String name, SecretHash hash) {
    if (hash instanceof SecretHash.Digest digest) {
      tokens.put(name, digest);
    } else {
      problem("malformed hash: that of a token is sha256$HEX");
    }
  }

  private void grant(List<String> fields) {
    int n = fields.size();
    boolean inRepository = n == GRANT_REPOSITORY && fields.get(GRANT_MODULES).equals("in");
    if (n != GRANT && n != GRANT_MODULES && !inRepository) {
      problem("expected: grant NAME ACTION[,ACTION] [MODULES [in REPOSITORY]]");
      return;
    }
    if (!users.contains(fields.get(1))) {
      problem("grant to a user who is not in this file: " + GoQuote.quote(fields.get(1)));
      return;
    }
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (String word : fields.get(2).split(",", -1)) {
      action(word).ifPresentOrElse(actions::add, () -> unknownAction(word));
    }
    var modules = n > GRANT ? ModulePatterns.of(fields.get(GRANT)) : ModulePatterns.ALL;
    var repository = inRepository ? Optional.of(fields.get(n - 1)) : Optional.<String>empty();
    grants.add(new Grant(fields.get(1), actions, modules, repository));
  }

  private static Optional<Action> action(String word) {
    return EnumSet.allOf(Action.class).stream()
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private void unknownAction(String word) {
    problem("unknown action " + GoQuote.quote(word) + " (read, publish or delete)");
  }

  private void problem(String reason) {
    problems.add(file + ":" + number + ": " + reason);
  }
}
