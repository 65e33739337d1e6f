package io.github.goproxy4j.servlet;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.page.ModulePages;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.protocol.Pages;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.sumdb.GoSumDatabase;
import io.github.goproxy4j.upstream.GoProxyList;
import io.github.goproxy4j.upstream.ServedFolder;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a servlet can be told without a line of Java. */
final class InitParams {
  private static final String ROOT = "root";
  private static final String UPSTREAM = "upstream";
  private static final String CACHE = "cache";
  private static final String PRIVATE = "goprivate";
  private static final String DATABASE = "gosumdb";
  private static final String PAGES = "pages";
  private static final List<String> OF_UPSTREAM = List.of(CACHE, PRIVATE, DATABASE);

  private final List<String> names;
  private final Function<String, @Nullable String> values;

  private InitParams(List<String> names, Function<String, @Nullable String> values) {
    this.names = names;
    this.values = values;
  }

  static GoProxyHandler handler(List<String> names, Function<String, @Nullable String> values)
      throws ServletException {
    return new InitParams(names, values).handler();
  }

  private GoProxyHandler handler() throws ServletException {
    requireKnown();
    GoProxyHandler.Builder handler = modules();
    if (names.contains(PAGES)) {
      handler.pages(parsed(PAGES, InitParams::pages));
    }
    return handler.build();
  }

  private static Pages pages(String text) {
    if (!text.equals("show")) {
      throw new IllegalArgumentException("'" + text + "' is not show");
    }
    return ModulePages.create();
  }

  private GoProxyHandler.Builder modules() throws ServletException {
    Path root = parsed(ROOT, text -> Path.of(text).toRealPath());
    if (!names.contains(UPSTREAM)) {
      return GoProxyHandler.builder(folder(root).source());
    }
    Upstream upstream = upstream();
    Path cache = names.contains(CACHE) ? parsed(CACHE, Path::of) : cacheIn(root);
    ServedFolder folder = folder(root);
    return parsed(UPSTREAM, text -> upstream.after(folder.source(), cache));
  }

  private void requireKnown() throws ServletException {
    for (String name : names) {
      boolean known = List.of(ROOT, UPSTREAM, PAGES).contains(name) || OF_UPSTREAM.contains(name);
      if (!known) {
        throw new ServletException("unknown init-param " + name);
      } else if (OF_UPSTREAM.contains(name) && !names.contains(UPSTREAM)) {
        throw new ServletException("init-param " + name + " goes with " + UPSTREAM);
      }
    }
    if (!names.contains(ROOT)) {
      throw new ServletException("init-param " + ROOT + " is missing");
    }
  }

  private ServedFolder folder(Path root) throws ServletException {
    return parsed(ROOT, text -> ServedFolder.open(root));
  }

  private Upstream upstream() throws ServletException {
    GoProxyList proxies = parsed(UPSTREAM, GoProxyList::parse);
    ModulePatterns own =
        names.contains(PRIVATE) ? parsed(PRIVATE, ModulePatterns::of) : ModulePatterns.NONE;
    Optional<GoSumDatabase> database =
        names.contains(DATABASE)
            ? parsed(DATABASE, GoSumDatabase::parse)
            : GoSumDatabase.parse("sum.golang.org");
    return new Upstream(proxies.without(own), own, database);
  }

  /** Nothing is written into a folder that somebody else keeps. */
  private static Path cacheIn(Path root) throws ServletException {
    try {
      if (DirectoryStore.isStoreOrFree(root)) {
        return root.resolve(".upstream");
      }
    } catch (IOException e) {
      throw new ServletException("init-param " + ROOT + ": " + e, e);
    }
    throw new ServletException(
        "init-param " + CACHE + " is missing, since " + root + " is only read");
  }

  /** A value, or the name of what is wrong with it. */
  private <T> T parsed(String name, Parser<T> parser) throws ServletException {
    try {
      return parser.parse(String.valueOf(values.apply(name)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ServletException("init-param " + name + ": " + e, e);
    }
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse(String text) throws IOException;
  }
}
