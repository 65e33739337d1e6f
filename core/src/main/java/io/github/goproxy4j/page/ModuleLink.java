package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModulePath;
import java.util.List;

/**
 * A link to a module.
 *
 * @param parents the elements up to the last telling one, each with a slash behind it
 * @param name that element, and a major version behind it
 */
record ModuleLink(List<String> parents, String name, String href) {
  static ModuleLink of(ModulePath path, Links links) {
    String value = path.value();
    int slash = value.lastIndexOf('/');
    if (slash > 0 && value.substring(slash + 1).matches("v[0-9]+")) {
      slash = value.lastIndexOf('/', slash - 1);
    }
    return new ModuleLink(
        slash < 0 ? List.of() : List.of(value.substring(0, slash + 1).split("(?<=/)")),
        value.substring(slash + 1),
        links.module(path));
  }
}
