package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.release.VersionPolicy;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kind;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Nearest;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads repositories, those that a group consists of before the group. */
final class RepositoryReader {
  private enum Type {
    HOSTED,
    PROXY,
    GROUP
  }

  private static final Kind<Type> TYPE = Kind.words(Type.class);
  private static final Kind<Listing> LISTING = Kind.words(Listing.class);
  private static final Kind<OnFailure> ON_FAILURE = Kind.words(OnFailure.class);
  private static final Kind<Permission> PERMISSION = Kind.words(Permission.class);
  private static final Kind<VersionPolicy> VERSIONS = Kind.words(VersionPolicy.class);
  private static final Kind<RepositoryName> NAME = Kind.of("a name", RepositoryName::new);

  private final Mapping file;
  private final Map<String, Value> values;
  private final Surroundings surroundings;
  private final DatabaseReader databases;
  private final ProxyReader proxies;
  private final Map<String, List<String>> also = new HashMap<>();
  private final Map<String, Optional<Repository>> finished = new HashMap<>();

  /** Whose settings are being read, from the outermost group inwards. */
  private final Set<String> unfinished = new LinkedHashSet<>();

  RepositoryReader(Mapping file, Surroundings surroundings, DatabaseReader databases) {
    this.file = file;
    this.values = file.all();
    this.surroundings = surroundings;
    this.databases = databases;
    this.proxies = new ProxyReader(surroundings, databases);
  }

  /** Each repository at its own path, and at the others that clients expect. */
  Optional<List<Mount>> mounts() {
    return repositories().flatMap(this::mounts);
  }

  private Optional<List<Mount>> mounts(List<Repository> repositories) {
    var mounts = new ArrayList<Mount>();
    for (Repository repository : repositories) {
      mounts.add(Mount.usual(repository));
    }
    for (Repository repository : repositories) {
      for (String path : also.getOrDefault(repository.name().value(), List.of())) {
        mounts.add(new Mount(path, repository));
      }
    }
    Set<String> paths = new HashSet<>();
    for (Mount mount : mounts) {
      if (!paths.add(mount.path())) {
        file.requires(
            problem(mount.repository(), "another repository is at " + mount.path() + " already"));
      }
    }
    return file.build(() -> mounts);
  }

  private <T> Optional<T> problem(Repository repository, String text) {
    return Objects.requireNonNull(values.get(repository.name().value())).problemAtKey(text);
  }

  private Optional<List<Repository>> repositories() {
    if (values.isEmpty()) {
      return file.problem("expected at least one repository");
    }
    List<Optional<Repository>> all = values.keySet().stream().map(this::repository).toList();
    return all.stream().allMatch(Optional::isPresent)
        ? separate(all.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private Optional<List<Repository>> separate(List<Repository> all) {
    var folders = new Folders(all, databases.all());
    for (Repository each : all) {
      folders
          .guestOf(each)
          .map(guest -> "its cache needs a folder of its own, and that of " + guest + " is there")
          .ifPresent(text -> file.requires(problem(each, text)));
    }
    return file.build(() -> all);
  }

  private Optional<Repository> repository(String name) {
    Optional<Repository> known = finished.get(name);
    if (known == null) {
      Value value = Objects.requireNonNull(values.get(name));
      unfinished.add(name);
      known = value.mapping().flatMap(settings -> read(value, settings));
      unfinished.remove(name);
      finished.put(name, known);
    }
    return known;
  }

  private Optional<Repository> read(Value value, Mapping settings) {
    Optional<RepositoryName> name = settings.requires(value.key(NAME));
    Optional<List<String>> others =
        settings.optional("also", List.of(), Reader.list(Kind.of("a path", Mount::requireUsable)));
    name.ifPresent(known -> also.put(known.value(), others.orElse(List.of())));
    return settings
        .required("type", TYPE)
        .flatMap(
            type ->
                switch (type) {
                  case HOSTED -> hosted(name, settings);
                  case PROXY -> proxies.read(name, settings);
                  case GROUP -> group(name, settings);
                });
  }

  private Optional<Repository> hosted(Optional<RepositoryName> name, Mapping settings) {
    Optional<Path> root = settings.required("root", surroundings.path(OnDisk.STORAGE));
    Optional<Permission> publish = settings.optional("publish", Permission.REFUSE, PERMISSION);
    Optional<Permission> delete = settings.optional("delete", Permission.REFUSE, PERMISSION);
    Optional<VersionPolicy> versions =
        settings.optional("versions", VersionPolicy.STRICT, VERSIONS);
    return settings.build(
        () ->
            new Hosted(
                name.orElseThrow(),
                root.orElseThrow(),
                new Changes(publish.orElseThrow(), delete.orElseThrow(), versions.orElseThrow()),
                ModulePatterns.ALL));
  }

  private Optional<Repository> group(Optional<RepositoryName> name, Mapping settings) {
    Optional<Listing> listing = settings.optional("listing", Listing.FIRST, LISTING);
    Optional<List<Member>> members = settings.required("members", Reader.list(this::member));
    return settings.build(
        () -> new Group(name.orElseThrow(), listing.orElseThrow(), members.orElseThrow()));
  }

  /** A member is the name of a repository, or a mapping with more about it. */
  private Optional<Member> member(Value value) {
    return value.isText()
        ? memberRepository(value).map(r -> new Member(r, ModulePatterns.ALL, OnFailure.STOP))
        : value.mapping().flatMap(this::member);
  }

  private Optional<Member> member(Mapping settings) {
    Optional<Repository> repository = settings.required("repository", this::memberRepository);
    Optional<ModulePatterns> modules =
        settings.optional("modules", ModulePatterns.ALL, Patterns.LIST);
    Optional<OnFailure> onFailure = settings.optional("onFailure", OnFailure.STOP, ON_FAILURE);
    return settings.build(
        () -> new Member(repository.orElseThrow(), modules.orElseThrow(), onFailure.orElseThrow()));
  }

  private Optional<Repository> memberRepository(Value value) {
    return Kinds.TEXT.read(value).flatMap(name -> memberRepository(name, value));
  }

  private Optional<Repository> memberRepository(String name, Value value) {
    if (!values.containsKey(name)) {
      return value.problem(
          "there is no repository \"" + name + "\"" + Nearest.hint(name, values.keySet()));
    }
    if (unfinished.contains(name)) {
      return value.problem(
          "the group \"" + name + "\" would be a member of itself: " + cycle(name));
    }
    return repository(name);
  }

  private String cycle(String name) {
    return unfinished.stream()
            .dropWhile(each -> !each.equals(name))
            .collect(Collectors.joining(" > "))
        + " > "
        + name;
  }
}
