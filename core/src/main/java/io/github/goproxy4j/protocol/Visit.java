package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;

/** Somebody who asks for a page, and what it can be made from. */
public final class Visit {
  private final PageRequest request;
  private final Caller caller;
  private final Gate gate;
  private final ModuleEndpoints modules;
  private final Fetch fetch;

  /** Whether a visitor is logged in. */
  public enum Login {
    /** There is no need to: everybody may see the same. */
    NEEDLESS,
    /** No, but they may see more if they do. */
    POSSIBLE,
    /** Yes. */
    DONE
  }

  Visit(PageRequest request, Caller caller, Gate gate, ModuleEndpoints modules, Fetch fetch) {
    this.request = request;
    this.caller = caller;
    this.gate = gate;
    this.modules = modules;
    this.fetch = fetch;
  }

  /** Which page is asked for. */
  public PageRequest request() {
    return request;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** Whether they are logged in. */
  public Login login() {
    return caller.name().isPresent() ? Login.DONE : gate.isOpen() ? Login.NEEDLESS : Login.POSSIBLE;
  }

  /** What modules there are. */
  public ModuleSource source() {
    return modules.source();
  }

  /** Who describes them. */
  public ModuleDescriber describer() {
    return modules.describer();
  }

  /** What the visitor allows, and how long they wait. */
  public Fetch fetch() {
    return fetch;
  }

  /** Whether the visitor may see that there is a module. */
  public boolean mayRead(ModulePath path) {
    return caller.may(Action.READ, path);
  }

  /**
   * Refuses visitors who may not see whether there is a module, in the words that a go command
   * gets.
   */
  public void requireReadable(ModulePath path) throws IOException {
    gate.check(caller, Action.READ, path);
  }

  /** Refuses visitors who may see no module at all. */
  public void requireReader() throws IOException {
    gate.check(caller, Action.READ);
  }

  /** Asks visitors to log in who did not. */
  public void requireLogin() throws IOException {
    if (login() == Login.POSSIBLE) {
      throw new RequestRefusedException.Anonymous("log in to see more");
    }
  }

  /** Refuses a visitor something that is not about modules. */
  public IOException refusal(String what) {
    return caller.name().isEmpty() && login() == Login.POSSIBLE
        ? new RequestRefusedException.Anonymous("log in to see " + what)
        : new RequestRefusedException.Denied("you may not see " + what);
  }
}
