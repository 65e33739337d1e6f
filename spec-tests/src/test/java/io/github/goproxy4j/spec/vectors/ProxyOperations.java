package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.protocol.Route;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.VersionSelection;
import io.github.goproxy4j.sumdb.Tile;
import io.github.goproxy4j.upstream.FolderSource;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The module proxy protocol, and folders in its layout. */
final class ProxyOperations {
  static final List<Operation> ALL =
      List.of(
          Operation.of("info", "[text]", "ok refused", (v, f) -> info(v)),
          Operation.of("route", "input", "ok refused", (v, f) -> route(v)),
          Operation.of("list", "module [lines]", "ok", (v, f) -> list(v)),
          Operation.of("file-path", "module version of", "ok refused", (v, f) -> filePath(v)),
          Operation.of("list-folder", "module [file]*", "ok refused", ProxyOperations::listFolder),
          Operation.of(
              "query-folder", "module query [file]*", "ok refused", ProxyOperations::queryFolder),
          Operation.of(
              "query-proxy", "module query [file]*", "ok refused", ProxyOperations::queryProxy));

  private ProxyOperations() {}

  private static Answer info(Vector v) {
    try {
      VersionInfo info = VersionInfo.parse(v.text());
      Answer answer = Answer.ok(info.version().toString());
      return info.time().map(time -> answer.with("time", text(time))).orElse(answer);
    } catch (MalformedVersionInfoException e) {
      return Answer.refused();
    }
  }

  /** As Go prints it, with no zeros at the end of a fraction. */
  private static String text(Instant time) {
    return time.toString().replaceAll("(\\.\\d*[1-9])0+Z", "$1Z");
  }

  private static Answer route(Vector v) {
    Route route = Route.parse(v.key("input"));
    if (route instanceof Route.Versions list) {
      return Answer.ok().with("list", list.path().value());
    }
    if (route instanceof Route.Info info) {
      return Answer.ok().with("info", info.path().value(), info.query().toString());
    }
    if (route instanceof Route.GoMod goMod) {
      return Answer.ok().with(words("mod", goMod.module()));
    }
    if (route instanceof Route.Zip zip) {
      return Answer.ok().with(words("zip", zip.module()));
    }
    if (route instanceof Route.SumDatabase question) {
      return sumDatabase(question);
    }
    return Answer.refused();
  }

  private static Answer sumDatabase(Route.SumDatabase route) {
    if (route instanceof Route.SumLookup lookup) {
      return Answer.ok().with("sumdb", route.name()).with(words("lookup", lookup.module()));
    } else if (route instanceof Route.SumTile part) {
      return Answer.ok().with("sumdb", route.name()).with(words(part.tile()));
    }
    String question = route instanceof Route.SumSupported ? "supported" : "latest";
    return Answer.ok().with("sumdb", route.name()).with(question);
  }

  private static String[] words(Tile tile) {
    return Stream.of("tile", tile.height(), tile.level(), tile.index(), tile.width())
        .map(String::valueOf)
        .toArray(String[]::new);
  }

  private static String[] words(String kind, ModuleVersion module) {
    return new String[] {kind, module.path().value(), module.version().toString()};
  }

  private static Answer list(Vector v) {
    List<SemVer> versions =
        v.lines().stream()
            .map(words -> words.get(0))
            .filter(SemVer::isValid)
            .map(SemVer::parse)
            .toList();
    return column(
        VersionSelection.among(
                ModulePath.parse(v.key("module")),
                versions,
                module -> {
                  throw new AssertionError("a list does not depend on go.mod files");
                })
            .tagged());
  }

  private static Answer column(List<SemVer> versions) {
    return Answer.ok().withColumn(versions.stream().map(SemVer::toString).toList());
  }

  private static Answer filePath(Vector v) {
    Kind kind = Kind.valueOf(v.key("of").toUpperCase(Locale.ROOT));
    try {
      var module = ModuleVersion.of(v.key("module"), v.key("version"));
      return Answer.ok(new ModuleFile(module, kind).escapedPath());
    } catch (IllegalArgumentException e) {
      return Answer.refused();
    }
  }

  private static Answer listFolder(Vector v, Path folder) throws Exception {
    DescribedFiles.write(v, folder);
    try {
      return column(
          FolderSource.at(folder).versions(ModulePath.parse(v.key("module")), Fetch.normal()));
    } catch (ModuleNotFoundException e) {
      return Answer.refused();
    }
  }

  private static Answer queryFolder(Vector v, Path folder) throws Exception {
    DescribedFiles.write(v, folder);
    return query(FolderSource.at(folder), v);
  }

  /** From a server that has these files and no others. */
  private static Answer queryProxy(Vector v, Path folder) throws Exception {
    DescribedFiles.write(v, folder);
    try (var server = new FileServer(folder)) {
      return query(HttpSource.of(HttpRemote.at(server.url()).build(), folder), v);
    }
  }

  private static Answer query(ModuleSource source, Vector v) {
    ModulePath path = ModulePath.parse(v.key("module"));
    String query = v.key("query");
    VersionQuery asked = query.equals("latest") ? VersionQuery.LATEST : VersionQuery.of(query);
    try {
      return Answer.ok(source.info(path, asked, Fetch.normal()).version().toString());
    } catch (IOException e) {
      return Answer.refused();
    }
  }
}
