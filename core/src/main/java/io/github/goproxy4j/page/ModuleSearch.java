package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.ModuleCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds modules whose paths have all words of a query in them, in any case. However many modules
 * there are, one search looks at so many of them and no more; then it says where to go on.
 *
 * @param catalog what modules there are
 * @param readable which of them there are for who asks; of others nothing is told, not their number
 */
record ModuleSearch(ModuleCatalog catalog, Predicate<ModulePath> readable) {
  private static final int PAGE = 1000;
  private static final int MOST_LOOKED_AT = 20 * PAGE;

  /**
   * What was found.
   *
   * @param next if there is more, or may be, where that begins
   */
  record Found(List<ModulePath> modules, Optional<String> next) {}

  /** At most {@code limit} modules that come after a text. */
  Found find(String query, String after, int limit) throws IOException {
    List<String> words = List.of(query.toLowerCase(Locale.ROOT).split("\\s+"));
    var found = new ArrayList<ModulePath>();
    String last = after;
    int size = query.isEmpty() ? limit + 1 : PAGE;
    for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += size) {
      List<ModulePath> page = catalog.modules(last, size);
      for (ModulePath path : page) {
        if (matches(path, words)) {
          if (found.size() == limit) {
            return new Found(found, Optional.of(last(found)));
          }
          found.add(path);
        }
      }
      if (page.size() < size) {
        return new Found(found, Optional.empty());
      }
      last = last(page);
    }
    return new Found(found, Optional.of(last));
  }

  private static String last(List<ModulePath> paths) {
    return paths.get(paths.size() - 1).value();
  }

  private boolean matches(ModulePath path, List<String> words) {
    String value = path.value().toLowerCase(Locale.ROOT);
    return words.stream().allMatch(value::contains) && readable.test(path);
  }
}
