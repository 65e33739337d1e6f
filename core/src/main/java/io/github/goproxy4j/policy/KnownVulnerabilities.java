package io.github.goproxy4j.policy;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses versions with known vulnerabilities, whether or not the code of the client ever gets
 * there. The reason names them and where they are fixed.
 */
public final class KnownVulnerabilities implements ModulePolicy {
  private static final int NAMED = 3;

  private final VulnerabilityDatabase database;
  private final Set<String> ignored;

  private KnownVulnerabilities(VulnerabilityDatabase database, Set<String> ignored) {
    this.database = database;
    this.ignored = Set.copyOf(ignored);
  }

  /** All that {@code database} has. */
  public static KnownVulnerabilities of(VulnerabilityDatabase database) {
    return new KnownVulnerabilities(database, Set.of());
  }

  /** The same but for those with one of {@code ids}, which are those of the database. */
  public KnownVulnerabilities ignoring(Set<String> ids) {
    return new KnownVulnerabilities(database, ids);
  }

  @Override
  public Ruling on(ModulePath path) {
    return version -> refusal(new ModuleVersion(path, version));
  }

  private Optional<String> refusal(ModuleVersion module) {
    List<Vulnerability> found =
        database.affecting(module).stream().filter(v -> !ignored.contains(v.id())).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(reason(found));
  }

  private static String reason(List<Vulnerability> found) {
    String named =
        found.stream().limit(NAMED).map(Vulnerability::toString).collect(Collectors.joining("; "));
    int more = found.size() - NAMED;
    return "known vulnerability " + named + (more > 0 ? "; and " + more + " more" : "");
  }

  @Override
  public String toString() {
    return "KnownVulnerabilities(" + database + ", ignoring " + ignored + ")";
  }
}
