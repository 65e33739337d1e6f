package io.github.goproxy4j.protocol;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import java.util.List;

/** Turns a path into a route. This is the only place where malformed input means "not found". */
final class RouteParser {
  private static final String SUMDB = "sumdb";

  private final List<String> elements;

  private RouteParser(List<String> elements) {
    this.elements = elements;
  }

  static Route parse(String rawPath) {
    try {
      return new RouteParser(RequestPath.elements(rawPath)).route();
    } catch (IllegalArgumentException e) {
      return new Route.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private Route route() {
    int n = elements.size();
    if (n == 0) {
      return new Route.Home();
    }
    if (elements.get(0).equals(SUMDB)) {
      return sumDatabase(elements.subList(1, n));
    }
    if (elements.get(n - 1).equals("@latest")) {
      return new Route.Info(path(n - 1), VersionQuery.LATEST);
    }
    if (n >= 2 && elements.get(n - 2).equals("@v")) {
      return ofModule(path(n - 2), elements.get(n - 1));
    }
    return new Route.Unknown("not a path of the module proxy protocol");
  }

  private ModulePath path(int end) {
    return ModulePath.ofEscaped(String.join("/", elements.subList(0, end)));
  }

  private static Route ofModule(ModulePath path, String file) {
    if (file.equals("list")) {
      return new Route.Versions(path);
    }
    int dot = file.lastIndexOf('.');
    String extension = file.substring(Math.max(dot, 0));
    return switch (extension) {
      case ".info" -> new Route.Info(path, query(path, version(file, dot)));
      case ".mod" -> new Route.GoMod(module(path, version(file, dot)));
      case ".zip" -> new Route.Zip(module(path, version(file, dot)));
      default -> new Route.Unknown(path + ": no such file: " + GoQuote.quote(file));
    };
  }

  private static String version(String file, int dot) {
    return Escaping.unescapeVersion(file.substring(0, dot));
  }

  private static VersionQuery query(ModulePath path, String text) {
    VersionQuery query = VersionQuery.of(text);
    if (query instanceof VersionQuery.Exact) {
      module(path, text);
    }
    return query;
  }

  private static ModuleVersion module(ModulePath path, String version) {
    return ModuleVersion.of(path.value(), version).requireCanonical();
  }

  private static Route sumDatabase(List<String> elements) {
    int last = elements.size() - 1;
    for (int i = 1; i < last; i++) {
      if (elements.get(i).equals("lookup") || elements.get(i).equals("tile")) {
        return sumDatabase(elements, i);
      }
    }
    boolean whole =
        last >= 1
            && (elements.get(last).equals("supported") || elements.get(last).equals("latest"));
    return whole
        ? sumDatabase(elements, last)
        : new Route.Unknown("not a path of a checksum database");
  }

  private static Route sumDatabase(List<String> elements, int nameEnd) {
    return new Route.SumDatabase(
        String.join("/", elements.subList(0, nameEnd)),
        String.join("/", elements.subList(nameEnd, elements.size())));
  }
}
