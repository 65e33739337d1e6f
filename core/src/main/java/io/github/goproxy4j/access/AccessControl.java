package io.github.goproxy4j.access;

import io.github.goproxy4j.module.ModulePatterns;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who asks. Implementations are safe for use by many threads, and are asked once for each
 * request.
 *
 * <pre>{@code
 * AccessControl access = UserFile.at(Path.of("users")).in("private");
 * }</pre>
 */
@FunctionalInterface
public interface AccessControl {
  /** Everybody may read, nobody may do anything else. */
  AccessControl READ_ONLY = everybodyMay(Set.of(Action.READ));

  /** Everybody may do everything: for a network where only friends are. */
  AccessControl OPEN = everybodyMay(Set.of(Action.values()));

  private static AccessControl everybodyMay(Set<Action> actions) {
    var grant = new Grant(Grant.EVERYBODY, actions, ModulePatterns.ALL, Optional.empty());
    Caller anybody = new GrantedCaller(Optional.empty(), List.of(grant));
    return asker -> new Authentication.Accepted(anybody);
  }

  /**
   * Who asks.
   *
   * @throws IOException if that cannot be found out now
   */
  Authentication authenticate(Asker asker) throws IOException;
}
