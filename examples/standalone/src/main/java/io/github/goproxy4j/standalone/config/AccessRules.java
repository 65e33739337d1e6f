package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.UserFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Who may do what in the repositories of a configuration.
 *
 * @param users the file of users, if there is one
 */
record AccessRules(Optional<UserFile> users) {
  /**
   * Reads the file of users.
   *
   * @throws IOException also if anybody in the network could publish, and nobody said so
   */
  static AccessRules open(Config config) throws IOException {
    Access access = config.access();
    Optional<UserFile> users =
        access.users().isPresent()
            ? Optional.of(UserFile.at(access.users().get()))
            : Optional.empty();
    boolean publishing =
        config.mounts().stream()
            .anyMatch(mount -> mount.repository().changes().publish() == Permission.ACCEPT);
    boolean anybody = users.isEmpty() || users.get().grantsToEverybody(Action.PUBLISH);
    if (publishing
        && anybody
        && access.strangers() == Permission.REFUSE
        && isReachedByOthers(config)) {
      throw new IOException(
          "anybody who reaches "
              + (config.reverseProxy().isPresent() ? "the reverse proxy" : config.listen())
              + " could publish: name a file of users, or accept anonymous publishing");
    }
    return new AccessRules(users);
  }

  private static boolean isReachedByOthers(Config config) throws IOException {
    return config.reverseProxy().isPresent() || !isLoopback(config.listen().host());
  }

  private static boolean isLoopback(String host) throws IOException {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IOException(host + ": unknown host", e);
    }
  }

  AccessControl to(Repository repository) {
    return users.map(file -> file.in(repository.name().value())).orElse(AccessControl.OPEN);
  }
}
