package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Asker;
import io.github.goproxy4j.access.Authentication;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.access.Credentials;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.io.IOException;
import java.util.Locale;

/**
 * Lets callers through, or says why not. Whether a module exists is never looked at, and so never
 * given away.
 */
record Gate(AccessControl access, Denial denial) {
  /** Whether the answer does not depend on who asks. */
  boolean isOpen() {
    return access.equals(AccessControl.READ_ONLY) || access.equals(AccessControl.OPEN);
  }

  /** Who sent the request. */
  Caller caller(ProxyRequest request) throws IOException {
    var asker = new Asker(Credentials.of(request::header), request.sender());
    Authentication answer = access.authenticate(asker);
    if (answer instanceof Authentication.Accepted accepted) {
      return accepted.caller();
    } else if (answer instanceof Authentication.Postponed postponed) {
      throw new RequestRefusedException.Postponed(postponed.retryAfter());
    }
    throw new RequestRefusedException.Anonymous("wrong credentials");
  }

  /** Whether the caller may do that with the module. */
  void check(Caller caller, Action action, ModulePath path) throws IOException {
    if (!caller.may(action, path)) {
      throw refusal(caller, action, path);
    }
  }

  /** Whether there may be a module with which the caller may do that. */
  void check(Caller caller, Action action) throws IOException {
    if (!caller.may(action)) {
      throw caller.name().isEmpty()
          ? new RequestRefusedException.Anonymous("log in to " + verb(action))
          : new RequestRefusedException.Denied(caller.name().get() + " may not " + verb(action));
    }
  }

  private static String verb(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private IOException refusal(Caller caller, Action action, ModulePath path) {
    String verb = verb(action);
    if (caller.name().isEmpty()) {
      return new RequestRefusedException.Anonymous(path + ": log in to " + verb + " it");
    }
    return action == Action.READ && denial == Denial.NOT_FOUND
        ? ModuleNotFoundException.of(path)
        : new RequestRefusedException.Denied(
            path + ": " + caller.name().get() + " may not " + verb + " it");
  }
}
