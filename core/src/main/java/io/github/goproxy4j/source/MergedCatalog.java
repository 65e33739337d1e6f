package io.github.goproxy4j.source;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What is in any of several catalogs; of what is in many, the first speaks. */
record MergedCatalog(List<? extends ModuleCatalog> catalogs) implements ModuleCatalog {
  private static final Comparator<ModulePath> BYTES =
      Comparator.comparing(ModulePath::value, Utf8::compare);

  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    var found = new TreeSet<>(BYTES);
    for (ModuleCatalog catalog : catalogs) {
      found.addAll(catalog.modules(after, limit));
    }
    return found.stream().limit(limit).toList();
  }

  @Override
  public Optional<Long> zipSize(ModuleVersion module) throws IOException {
    for (ModuleCatalog catalog : catalogs) {
      Optional<Long> size = catalog.zipSize(module);
      if (size.isPresent()) {
        return size;
      }
    }
    return Optional.empty();
  }
}
