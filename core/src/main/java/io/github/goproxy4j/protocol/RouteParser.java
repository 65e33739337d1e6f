package io.github.goproxy4j.protocol;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.sumdb.Tile;
import java.util.List;
import java.util.Optional;

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
      return ofDatabase(elements.subList(1, n));
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
    if (file.equals("module.json")) {
      return new Route.Description(path);
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

  /** The name of the database ends where something begins that can be asked for. */
  private static Route ofDatabase(List<String> elements) {
    int n = elements.size();
    for (int i = 1; i < n; i++) {
      String name = String.join("/", elements.subList(0, i));
      String rest = String.join("/", elements.subList(i + 1, n));
      Optional<Route> route = ofDatabase(name, elements.get(i), rest);
      if (route.isPresent()) {
        return route.get();
      }
    }
    return new Route.Unknown("not a path of a checksum database");
  }

  private static Optional<Route> ofDatabase(String name, String what, String rest) {
    return switch (rest.isEmpty() ? what : what + "/") {
      case "supported" -> Optional.of(new Route.SumSupported(name));
      case "latest" -> Optional.of(new Route.SumLatest(name));
      case "lookup/" -> Optional.of(new Route.SumLookup(name, lookup(rest)));
      case "tile/" -> Optional.of(new Route.SumTile(name, Tile.parse("tile/" + rest)));
      default -> Optional.empty();
    };
  }

  private static ModuleVersion lookup(String escaped) {
    int at = escaped.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("invalid module@version syntax");
    }
    ModulePath path = ModulePath.ofEscaped(escaped.substring(0, at));
    return module(path, Escaping.unescapeVersion(escaped.substring(at + 1)));
  }
}
