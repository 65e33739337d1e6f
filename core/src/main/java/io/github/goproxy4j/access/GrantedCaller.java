package io.github.goproxy4j.access;

import io.github.goproxy4j.module.ModulePath;
import java.util.List;
import java.util.Optional;

/** A caller with the grants that are for them. */
record GrantedCaller(Optional<String> name, List<Grant> grants) implements Caller {
  static GrantedCaller of(Optional<String> name, String repository, List<Grant> grants) {
    return new GrantedCaller(
        name, grants.stream().filter(grant -> grant.isFor(name, repository)).toList());
  }

  @Override
  public boolean may(Action action) {
    return grants.stream().anyMatch(grant -> grant.actions().contains(action));
  }

  @Override
  public boolean may(Action action, ModulePath path) {
    for (Grant grant : grants) {
      if (grant.permits(action, path)) {
        return true;
      }
    }
    return false;
  }
}
