package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.protocol.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the page with the search. */
record HomePages(ModulePatterns unlisted) {
  private static final int PER_PAGE = 50;

  HomePage page(Visit visit, QueryString parameters, Optional<String> proxy, Frame frame)
      throws IOException {
    String query = parameters.value("q");
    String after = parameters.value("after");
    var search = new ModuleSearch(visit.source().catalog(), visit::mayRead);
    ModuleSearch.Found found = search.find(query, after, PER_PAGE);
    Links links = frame.links();
    return new HomePage(
        frame,
        setup(proxy),
        Optional.of(query).filter(text -> !text.isEmpty()),
        exact(query, visit, found).map(path -> ModuleLink.of(path, links)),
        found.modules().stream().map(path -> ModuleLink.of(path, links)).toList(),
        after.isEmpty() ? Optional.empty() : Optional.of(links.search(parameters(query, ""))),
        found.next().map(next -> links.search(parameters(query, next))));
  }

  private static Map<String, String> parameters(String query, String after) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("q", query);
    if (!after.isEmpty()) {
      parameters.put("after", after);
    }
    return parameters;
  }

  private static Optional<ModulePath> exact(String query, Visit visit, ModuleSearch.Found found) {
    try {
      return Optional.of(ModulePath.parse(query))
          .filter(path -> !found.modules().contains(path) && visit.mayRead(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<String> setup(Optional<String> proxy) {
    var lines = new ArrayList<String>();
    proxy.ifPresent(url -> lines.add("go env -w GOPROXY=" + Shell.word(url)));
    if (unlisted.equals(ModulePatterns.ALL)) {
      lines.add("go env -w GONOSUMDB=" + Shell.word(unlisted.patterns()));
    } else if (!unlisted.equals(ModulePatterns.NONE)) {
      lines.add(Shell.goPrivate(unlisted.patterns()));
    }
    return lines;
  }
}
