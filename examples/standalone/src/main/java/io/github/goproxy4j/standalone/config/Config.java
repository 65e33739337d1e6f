package io.github.goproxy4j.standalone.config;

import java.util.List;
import java.util.Optional;

/**
 * What is served where.
 *
 * @param reverseProxy what stands in front of it, if anything does
 * @param mounts in the order in which they are shown, with different paths
 * @param databases served below each of the paths
 * @param access who may do what
 * @param goImport whose modules go commands are told of that use no proxy
 * @param operations what those who run it want of it
 * @param pages whether people see pages
 */
public record Config(
    ListenAddress listen,
    Optional<ReverseProxy> reverseProxy,
    List<Mount> mounts,
    List<SumDatabase> databases,
    Access access,
    Optional<GoImport> goImport,
    Operations operations,
    Browsing pages) {
  public Config {
    mounts = List.copyOf(mounts);
    databases = List.copyOf(databases);
  }

  /** One repository, in which nothing but what it accepts can be changed from this machine. */
  public static Config local(ListenAddress listen, Mount mount, List<SumDatabase> databases) {
    return new Config(
        listen,
        Optional.empty(),
        List.of(mount),
        databases,
        Access.LOCAL,
        Optional.empty(),
        Operations.USUAL,
        Browsing.SHOW);
  }

  /** The same at another address. */
  public Config listeningAt(ListenAddress address) {
    return new Config(
        address, reverseProxy, mounts, databases, access, goImport, operations, pages);
  }

  /** Where clients are sent: the repositories that are not members of another one. */
  public List<Mount> entrances() {
    return mounts.stream()
        .filter(mount -> mount.path().equals(first(mount.repository())))
        .filter(mount -> !isMember(mount.repository()))
        .toList();
  }

  private String first(Repository repository) {
    return mounts.stream()
        .filter(mount -> mount.repository().equals(repository))
        .map(Mount::path)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a repository is served by itself. */
  public boolean isMounted(Repository repository) {
    return mounts.stream().anyMatch(mount -> mount.repository().equals(repository));
  }

  private boolean isMember(Repository repository) {
    return mounts.stream()
        .flatMap(mount -> mount.repository().members().stream())
        .anyMatch(member -> member.repository().equals(repository));
  }
}
