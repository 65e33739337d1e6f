package io.github.goproxy4j.access;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import java.util.Optional;
import java.util.Set;

/**
 * What some may do with some modules.
 *
 * @param who a user, {@link #EVERYBODY} or {@link #USERS}
 * @param actions what they may do
 * @param modules with which modules
 * @param repository in which repository, if it is not all of them
 */
public record Grant(
    String who, Set<Action> actions, ModulePatterns modules, Optional<String> repository) {
  /** All callers, even those who did not log in. */
  public static final String EVERYBODY = "*";

  /** All who did log in. */
  public static final String USERS = "@users";

  /** Takes a copy of the actions. */
  public Grant {
    actions = Set.copyOf(actions);
  }

  boolean isFor(Optional<String> user, String asked) {
    return (who.equals(EVERYBODY)
            || user.isPresent() && (who.equals(USERS) || who.equals(user.get())))
        && (repository.isEmpty() || repository.get().equals(asked));
  }

  boolean permits(Action action, ModulePath path) {
    return actions.contains(action) && modules.matches(path);
  }
}
