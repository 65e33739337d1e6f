package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Some of the modules of a catalog. */
record FilteredCatalog(ModuleCatalog catalog, Predicate<ModulePath> wanted)
    implements ModuleCatalog {
  private static final int SMALLEST_PAGE = 100;

  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    var found = new ArrayList<ModulePath>();
    int size = Math.max(limit, SMALLEST_PAGE);
    List<ModulePath> page = catalog.modules(after, size);
    while (found.size() < limit && !page.isEmpty()) {
      page.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
      String last = page.get(page.size() - 1).value();
      page = page.size() < size ? List.of() : catalog.modules(last, size);
    }
    return found;
  }

  @Override
  public Optional<Long> zipSize(ModuleVersion module) throws IOException {
    return wanted.test(module.path()) ? catalog.zipSize(module) : Optional.empty();
  }
}
