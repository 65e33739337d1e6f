package io.github.goproxy4j.page;

import io.github.goproxy4j.source.CacheTraffic;
import io.github.goproxy4j.source.OriginHealth;
import io.github.goproxy4j.store.CacheUsage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the status page. */
final class StatusPages {
  private final List<RepositoryStatus> repositories;
  private final Clock clock;

  StatusPages(List<RepositoryStatus> repositories, Clock clock) {
    this.repositories = List.copyOf(repositories);
    this.clock = clock;
  }

  StatusPage page(Frame frame) throws IOException {
    var rows = new ArrayList<StatusPage.Row>();
    for (RepositoryStatus repository : repositories) {
      rows.add(row(repository));
    }
    return new StatusPage(frame, rows);
  }

  private StatusPage.Row row(RepositoryStatus repository) throws IOException {
    Optional<CacheUsage> usage = repository.usage();
    Optional<CacheTraffic> traffic = repository.traffic();
    Optional<OriginHealth> origin = repository.origin();
    return new StatusPage.Row(
        repository.name(),
        repository.kind(),
        origin.map(StatusPages::health),
        origin.map(OriginHealth::isGood).orElse(true),
        origin.flatMap(OriginHealth::asked).map(time -> Moment.of(time, clock)),
        usage.map(CacheUsage::files).map(Amount::of),
        usage.map(CacheUsage::bytes).map(Amount::ofBytes),
        traffic.map(StatusPages::hitRate),
        traffic.map(StatusPages::hits).map(Amount::of),
        traffic.map(CacheTraffic::requests).map(Amount::of),
        traffic.map(CacheTraffic::failures).map(Amount::of));
  }

  private static String health(OriginHealth origin) {
    return origin.asked().isEmpty()
        ? "Not asked yet"
        : origin.isGood() ? "Upstream answers" : "Upstream fails";
  }

  private static long hits(CacheTraffic traffic) {
    return traffic.hits() + traffic.absences() + traffic.stale();
  }

  private static String hitRate(CacheTraffic traffic) {
    return Amount.share(hits(traffic), hits(traffic) + traffic.requests());
  }
}
