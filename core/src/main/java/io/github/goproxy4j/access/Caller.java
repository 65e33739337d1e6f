package io.github.goproxy4j.access;

import io.github.goproxy4j.module.ModulePath;
import java.util.Optional;

/** Somebody who asks, and what they may do. */
public interface Caller {
  /** Under which name they logged in; empty if they did not. */
  Optional<String> name();

  /** Whether there may be a module with which they may do that; asked before it is known which. */
  boolean may(Action action);

  /** Whether they may do that with the module. */
  boolean may(Action action, ModulePath path);
}
