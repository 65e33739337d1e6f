package io.github.goproxy4j.page;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.protocol.Visit;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.DescribedModule;
import io.github.goproxy4j.source.ModuleDescription;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes the pages of modules. */
record ModuleViews(ModulePatterns unlisted, ZipHashes hashes, Clock clock) {
  private static final int PER_PAGE = 50;

  ModulePage page(Visit visit, Address.Module address, QueryString parameters, Frame frame)
      throws IOException {
    DescribedModule module = visit.describer().find(address.path(), visit.fetch());
    Optional<SemVer> selected = selected(visit, address, module);
    Optional<ModuleDescription.Version> described =
        selected.isPresent() ? Optional.of(module.describe(selected.get())) : Optional.empty();
    List<SemVer> all = new ArrayList<>(module.versions());
    Collections.reverse(all);
    String before = parameters.value("before");
    List<SemVer> rest = before.isEmpty() ? all : all.stream().filter(below(before)).toList();
    List<SemVer> shown = rest.subList(0, Math.min(PER_PAGE, rest.size()));
    String here = frame.links().root() + self(address);
    return new ModulePage(
        frame,
        ModuleLink.of(address.path(), frame.links()),
        described.isPresent()
            ? Optional.of(details(visit).version(module, described.get(), frame.links()))
            : Optional.empty(),
        module.deprecation(),
        commands(module, described),
        Amount.of(all.size()),
        rows(visit, module, selected, shown, frame.links()),
        before.isEmpty() ? Optional.empty() : Optional.of(here),
        shown.size() == rest.size()
            ? Optional.empty()
            : Optional.of(frame.links().versions(here, shown.get(shown.size() - 1).toString())));
  }

  private VersionDetails details(Visit visit) {
    return new VersionDetails(visit, hashes, clock);
  }

  private static String self(Address.Module address) {
    return address.query().isEmpty()
        ? address.path().value()
        : address.path() + "@" + address.query();
  }

  private static Predicate<SemVer> below(String version) throws ModuleNotFoundException {
    try {
      SemVer limit = SemVer.parse(version);
      return other -> other.compareTo(limit) < 0;
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("versions before", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<SemVer> selected(
      Visit visit, Address.Module address, DescribedModule module) throws IOException {
    if (address.query().isEmpty()) {
      return module.latest();
    }
    try {
      VersionQuery query = VersionQuery.of(address.query());
      return Optional.of(visit.source().info(address.path(), query, visit.fetch()).version());
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException(address.path(), String.valueOf(e.getMessage()));
    }
  }

  private List<String> commands(
      DescribedModule module, Optional<ModuleDescription.Version> version) {
    var commands = new ArrayList<String>();
    boolean isStored = version.filter(v -> v.release().isPresent()).isPresent();
    if (unlisted.matches(module.path()) && !unlisted.equals(ModulePatterns.ALL)) {
      commands.add(Shell.goPrivate(unlisted.patterns()));
    } else if (isStored || unlisted.matches(module.path())) {
      commands.add(Shell.goPrivate(module.path().value()));
    }
    String wanted = version.map(v -> v.version().toString()).orElse("latest");
    commands.add("go get " + module.path() + "@" + wanted);
    return commands;
  }

  private List<ModulePage.Row> rows(
      Visit visit,
      DescribedModule module,
      Optional<SemVer> selected,
      List<SemVer> versions,
      Links links)
      throws IOException {
    var rows = new ArrayList<ModulePage.Row>();
    for (SemVer version : versions) {
      ModuleDescription.Version described = module.describe(version);
      var name = new ModuleVersion(module.path(), version);
      rows.add(
          new ModulePage.Row(
              version.toString(),
              links.module(name),
              described.time().map(time -> Moment.of(time, clock)),
              details(visit).size(name, described).map(Amount::ofBytes),
              described.goVersion(),
              !described.retractions().isEmpty(),
              selected.filter(version::equals).isPresent(),
              module.latest().filter(version::equals).isPresent()));
    }
    return rows;
  }
}
