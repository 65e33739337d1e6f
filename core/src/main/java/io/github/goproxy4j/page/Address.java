package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.protocol.PageRequest;
import io.github.goproxy4j.protocol.Route;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.util.List;

/** Where a page is. */
sealed interface Address {
  /** {@code /}: a search. */
  record Home() implements Address {}

  /** {@code /-/status}: no module path begins like that. */
  record Status() implements Address {}

  /**
   * {@code /M} or {@code /M@Q}: a module.
   *
   * @param path unescaped, as people write it
   * @param query a version, or what means one: {@code latest}, a branch, a commit
   */
  record Module(ModulePath path, String query) implements Address {}

  /**
   * The address of a page.
   *
   * @throws ModuleNotFoundException if there can be none
   */
  static Address of(PageRequest request) throws ModuleNotFoundException {
    List<String> elements = request.elements();
    if (elements.isEmpty()) {
      return new Home();
    } else if (elements.equals(List.of("-", "status"))) {
      return new Status();
    }
    if (elements.stream().anyMatch(element -> element.startsWith("@"))
        && Route.parse(request.rawPath()) instanceof Route.Unknown unknown) {
      throw new ModuleNotFoundException("not found", unknown.reason());
    }
    String path = String.join("/", elements);
    int at = path.endsWith("@") ? -1 : path.indexOf('@');
    try {
      return new Module(
          ModulePath.parse(at < 0 ? path : path.substring(0, at)),
          at < 0 ? "" : path.substring(at + 1));
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }
}
