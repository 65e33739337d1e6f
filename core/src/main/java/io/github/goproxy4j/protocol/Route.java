package io.github.goproxy4j.protocol;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;

/** What a request asks for, read once from its path. Whatever it holds is valid. */
public sealed interface Route {
  /** What is asked about, for messages: {@code path@version} or less. */
  String subject();

  /** The proxy itself: {@code /}. */
  record Home() implements Route {
    @Override
    public String subject() {
      return "/";
    }
  }

  /**
   * The versions of a module: {@code /M/@v/list}.
   *
   * @param path the module
   */
  record Versions(ModulePath path) implements Route {
    @Override
    public String subject() {
      return path.value();
    }
  }

  /**
   * What a query resolves to: {@code /M/@latest} or {@code /M/@v/Q.info}.
   *
   * @param path the module
   * @param query if exact, a version that the module may have
   */
  record Info(ModulePath path, VersionQuery query) implements Route {
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
  record GoMod(ModuleVersion module) implements Route {
    @Override
    public String subject() {
      return module.toString();
    }
  }

  /**
   * The zip of a version: {@code /M/@v/V.zip}.
   *
   * @param module a canonical version
   */
  record Zip(ModuleVersion module) implements Route {
    @Override
    public String subject() {
      return module.toString();
    }
  }

  /**
   * Something of a checksum database: {@code /sumdb/NAME/REST}.
   *
   * @param name the database, which may contain slashes
   * @param rest {@code supported}, {@code latest}, {@code lookup/...} or {@code tile/...}, decoded
   *     but still escaped
   */
  record SumDatabase(String name, String rest) implements Route {
    @Override
    public String subject() {
      return "sumdb/" + name;
    }
  }

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
