package io.github.goproxy4j.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/**
 * Modules, and how to use them.
 *
 * @param setup the lines that make the go command use this proxy
 * @param query what was searched for, if anything was
 * @param exact the module that is called like the query, which may be to be had
 * @param modules what was found
 * @param first where the list begins, if this is not the beginning
 * @param next where it goes on
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "io/github/goproxy4j/page/home.mustache")
record HomePage(
    Frame frame,
    List<String> setup,
    Optional<String> query,
    Optional<ModuleLink> exact,
    List<ModuleLink> modules,
    Optional<String> first,
    Optional<String> next) {

  boolean hasSetup() {
    return !setup.isEmpty();
  }

  boolean hasMore() {
    return first.isPresent() || next.isPresent();
  }

  boolean isEmpty() {
    return modules.isEmpty();
  }
}
