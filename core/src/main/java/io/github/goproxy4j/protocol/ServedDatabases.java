package io.github.goproxy4j.protocol;

import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.sumdb.ChecksumDatabase;
import io.github.goproxy4j.sumdb.Tile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checksum databases that a client finds here; of all others it is told that they are not. */
final class ServedDatabases {
  private static final String FOR_EVER = FileCaching.IMMUTABLE.cacheControl();

  private final Map<String, ChecksumDatabase> byName;

  ServedDatabases(List<ChecksumDatabase> databases) {
    this.byName =
        databases.stream()
            .collect(Collectors.toUnmodifiableMap(ChecksumDatabase::name, Function.identity()));
  }

  /** That a database is served is said without asking it (X51). */
  Resource find(Route.SumDatabase route, Fetch fetch) throws IOException {
    ChecksumDatabase database =
        Optional.ofNullable(byName.get(route.name())).orElseThrow(() -> unknown(route));
    if (route instanceof Route.SumLatest) {
      return new Resource(database.latest(fetch), Resource.TEXT, Resource.FOR_A_MINUTE);
    } else if (route instanceof Route.SumLookup lookup) {
      return new Resource(database.lookup(lookup.module(), fetch), Resource.TEXT, FOR_EVER);
    } else if (route instanceof Route.SumTile part) {
      return new Resource(database.tile(part.tile(), fetch), contentType(part.tile()), FOR_EVER);
    }
    return Resource.ofText("", Resource.FOR_A_MINUTE);
  }

  private static ModuleNotFoundException unknown(Route route) {
    return new ModuleNotFoundException(route.subject(), "no such checksum database");
  }

  private static String contentType(Tile tile) {
    return tile.level() == Tile.DATA ? Resource.TEXT : Resource.BYTES;
  }
}
