package io.github.goproxy4j.metrics;

import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.Route;
import java.util.Locale;

/** What requests are told apart by: one of a few, whatever a client sends. */
enum RequestKind {
  HOME,
  LIST,
  QUERY,
  INFO,
  MOD,
  ZIP,
  DESCRIPTION,
  SUMDB,
  PUBLISH,
  DELETE,
  OTHER;

  static RequestKind of(ProxyRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> of(Route.parse(request.rawPath()));
      case "PUT", "POST" -> PUBLISH;
      case "DELETE" -> DELETE;
      default -> OTHER;
    };
  }

  private static RequestKind of(Route route) {
    if (route instanceof Route.Zip) {
      return ZIP;
    } else if (route instanceof Route.GoMod) {
      return MOD;
    } else if (route instanceof Route.Info info) {
      return info.query() instanceof VersionQuery.Exact ? INFO : QUERY;
    } else if (route instanceof Route.Versions) {
      return LIST;
    } else if (route instanceof Route.SumDatabase) {
      return SUMDB;
    } else if (route instanceof Route.Description) {
      return DESCRIPTION;
    }
    return route instanceof Route.Home ? HOME : OTHER;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
