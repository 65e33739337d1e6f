package io.github.goproxy4j.access;

import io.github.goproxy4j.module.ModulePath;
import java.io.IOException;
import java.util.Optional;

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
  AccessControl READ_ONLY =
      asker ->
          new Authentication.Accepted(
              new Caller() {
                @Override
                public Optional<String> name() {
                  return Optional.empty();
                }

                @Override
                public boolean may(Action action, ModulePath path) {
                  return action == Action.READ;
                }
              });

  /**
   * Who asks.
   *
   * @throws IOException if that cannot be found out now
   */
  Authentication authenticate(Asker asker) throws IOException;
}
