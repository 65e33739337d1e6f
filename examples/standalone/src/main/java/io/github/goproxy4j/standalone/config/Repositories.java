package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens repositories, each of them once. */
public final class Repositories {
  private final Map<RepositoryName, ModuleSource> opened = new HashMap<>();

  private Repositories() {}

  /**
   * What answers below each path of a configuration.
   *
   * @throws IOException if one of the repositories cannot be opened
   */
  public static Map<String, GoProxyHandler> open(Config config) throws IOException {
    var repositories = new Repositories();
    var handlers = new LinkedHashMap<String, GoProxyHandler>();
    for (Mount mount : config.mounts()) {
      handlers.put(mount.path(), GoProxyHandler.of(repositories.source(mount.repository())));
    }
    return handlers;
  }

  private ModuleSource source(Repository repository) throws IOException {
    ModuleSource source = opened.get(repository.name());
    if (source == null) {
      source = open(repository);
      opened.put(repository.name(), source);
    }
    return source;
  }

  private ModuleSource open(Repository repository) throws IOException {
    if (repository instanceof Repository.Hosted hosted) {
      return ServedFolder.open(hosted.root()).source();
    }
    var group = (Repository.Group) repository;
    SourceGroup.Builder members = SourceGroup.builder().listing(group.listing());
    for (Repository.Member member : group.members()) {
      members.member(source(member.repository()), member.modules(), member.onFailure());
    }
    return members.build();
  }
}
