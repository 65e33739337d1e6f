package io.github.goproxy4j.standalone.config;

import static java.util.stream.Collectors.joining;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.upstream.GoProxyList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Modules under one name. */
public sealed interface Repository {
  /** What no other repository is called. */
  RepositoryName name();

  /** The repositories it consists of. */
  default List<Member> members() {
    return List.of();
  }

  /** What clients may change in it. */
  default Changes changes() {
    return Changes.NONE;
  }

  /** The modules that it has and a public checksum database does not. */
  ModulePatterns unlisted();

  /** What is published in a folder, or kept there by somebody else. */
  record Hosted(RepositoryName name, Path root, Changes changes, ModulePatterns unlisted)
      implements Repository {
    /** A folder that is only read, and of which nothing is known. */
    public static Hosted at(String name, Path root) {
      return new Hosted(new RepositoryName(name), root, Changes.NONE, ModulePatterns.ALL);
    }
  }

  /** What others have, fetched when somebody asks for it. */
  record Proxy(
      RepositoryName name,
      GoProxyList upstream,
      UpstreamLogin login,
      CacheSettings cache,
      Optional<Verification> verification,
      Policy policy,
      Changes changes)
      implements Repository {
    @Override
    public ModulePatterns unlisted() {
      return verification.map(v -> v.database().except()).orElse(ModulePatterns.NONE);
    }
  }

  /** Several repositories, asked one after the other. */
  record Group(RepositoryName name, Listing listing, List<Member> members) implements Repository {
    public Group {
      members = List.copyOf(members);
    }

    @Override
    public ModulePatterns unlisted() {
      List<String> patterns =
          members.stream().map(Member::unlisted).map(ModulePatterns::patterns).toList();
      return patterns.contains(ModulePatterns.ALL.patterns())
          ? ModulePatterns.ALL
          : ModulePatterns.of(
              patterns.stream().filter(p -> !p.isEmpty()).distinct().collect(joining(",")));
    }
  }

  /** A repository in a group, which asks it about some modules. */
  record Member(Repository repository, ModulePatterns modules, OnFailure onFailure) {
    /** More modules than it has, where both it and the group have patterns. */
    ModulePatterns unlisted() {
      ModulePatterns unlisted = repository.unlisted();
      return unlisted.equals(ModulePatterns.ALL) ? modules : unlisted;
    }
  }
}
