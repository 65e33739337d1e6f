package io.github.goproxy4j.protocol;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.sumdb.Tile;
import java.util.Optional;

/** What a request asks for, read once from its path. Whatever it holds is valid. */
public sealed interface Route {
  /** What is asked about, for messages: {@code path@version} or less. */
  String subject();

  /** The module that is asked about, if it is one. */
  default Optional<ModulePath> modulePath() {
    return Optional.empty();
  }

  /** The proxy itself: {@code /}. */
  record Home() implements Route {
    @Override
    public String subject() {
      return "/";
    }
  }

  /** Something of a module as a whole. */
  sealed interface OfModule extends Route {
    /** The module. */
    ModulePath path();

    @Override
    default Optional<ModulePath> modulePath() {
      return Optional.of(path());
    }

    @Override
    default String subject() {
      return path().value();
    }
  }

  /** Something of one version of a module. */
  sealed interface OfVersion extends Route {
    /** The version, which is canonical. */
    ModuleVersion module();

    @Override
    default Optional<ModulePath> modulePath() {
      return Optional.of(module().path());
    }

    @Override
    default String subject() {
      return module().toString();
    }
  }

  /**
   * The versions of a module: {@code /M/@v/list}.
   *
   * @param path the module
   */
  record Versions(ModulePath path) implements OfModule {}

  /**
   * What can be told of a module: {@code /M/@v/module.json}.
   *
   * @param path the module
   */
  record Description(ModulePath path) implements OfModule {}

  /**
   * What a query resolves to: {@code /M/@latest} or {@code /M/@v/Q.info}.
   *
   * @param path the module
   * @param query if exact, a version that the module may have
   */
  record Info(ModulePath path, VersionQuery query) implements Route {
    @Override
    public Optional<ModulePath> modulePath() {
      return Optional.of(path);
    }

    @Override
    public String subject() {
      return path + "@" + query;
    }
  }

  /**
   * The go.mod file of a version: {@code /M/@v/V.mod}.
   *
   * @param module a canonical version
   */
  record GoMod(ModuleVersion module) implements OfVersion {}

  /**
   * The zip of a version: {@code /M/@v/V.zip}.
   *
   * @param module a canonical version
   */
  record Zip(ModuleVersion module) implements OfVersion {}

  /** Something of a checksum database: {@code /sumdb/NAME/...}. */
  sealed interface SumDatabase extends Route {
    /** The database, whose name may contain slashes. */
    String name();

    @Override
    default String subject() {
      return "sumdb/" + name();
    }
  }

  /**
   * Whether there is a checksum database: {@code /sumdb/NAME/supported}.
   *
   * @param name the database
   */
  record SumSupported(String name) implements SumDatabase {}

  /**
   * The latest signed tree: {@code /sumdb/NAME/latest}.
   *
   * @param name the database
   */
  record SumLatest(String name) implements SumDatabase {}

  /**
   * The record of a version: {@code /sumdb/NAME/lookup/M@V}.
   *
   * @param name the database
   * @param module a canonical version
   */
  record SumLookup(String name, ModuleVersion module) implements SumDatabase {
    @Override
    public Optional<ModulePath> modulePath() {
      return Optional.of(module.path());
    }
  }

  /**
   * A tile: {@code /sumdb/NAME/tile/H/L/NNN[.p/W]}.
   *
   * @param name the database
   * @param tile of hashes or of records
   */
  record SumTile(String name, Tile tile) implements SumDatabase {}

  /**
   * Nothing that a proxy has.
   *
   * @param reason why, in one line
   */
  record Unknown(String reason) implements Route {
    @Override
    public String subject() {
      return "not found";
    }
  }

  /**
   * The route that a path spells.
   *
   * @param rawPath the path below the mount point exactly as it stands in the request line: still
   *     percent-encoded, without the query
   */
  static Route parse(String rawPath) {
    return RouteParser.parse(rawPath);
  }
}
