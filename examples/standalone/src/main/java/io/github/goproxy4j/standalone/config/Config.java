package io.github.goproxy4j.standalone.config;

import java.util.List;

/**
 * What is served where.
 *
 * @param mounts in the order in which they are shown, with different paths
 * @param databases served below each of the paths
 */
public record Config(ListenAddress listen, List<Mount> mounts, List<SumDatabase> databases) {
  public Config {
    mounts = List.copyOf(mounts);
    databases = List.copyOf(databases);
  }

  /** Where clients are sent: the repositories that are not members of another one. */
  public List<Mount> entrances() {
    return mounts.stream().filter(mount -> !isMember(mount.repository())).toList();
  }

  private boolean isMember(Repository repository) {
    return mounts.stream()
        .flatMap(mount -> mount.repository().members().stream())
        .anyMatch(member -> member.repository().equals(repository));
  }
}
