package io.github.goproxy4j.store;

import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.semver.SemVer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The versions of a module, by the names in its folder. */
final class RecordedVersions {
  private final ModulePath module;
  private final Set<String> recorded = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();

  RecordedVersions(ModulePath module) {
    this.module = module;
  }

  /** Takes the name of any file in the folder; most mean nothing. */
  void add(String name) {
    stem(name, ReleaseFiles.RECORD).ifPresent(recorded::add);
    stem(name, ReleaseFiles.TOMBSTONE).ifPresent(deleted::add);
  }

  private static Optional<String> stem(String name, String extension) {
    return name.endsWith(extension)
        ? Optional.of(name.substring(0, name.length() - extension.length()))
        : Optional.empty();
  }

  /** Those that were not deleted, ascending; absent if there is no version at all. */
  Optional<List<SemVer>> published() {
    if (!isKnown()) {
      return Optional.empty();
    }
    var published = new ArrayList<SemVer>(recorded.size());
    for (String stem : recorded) {
      if (!deleted.contains(stem)) {
        version(stem).ifPresent(published::add);
      }
    }
    Collections.sort(published);
    return Optional.of(List.copyOf(published));
  }

  /** Whether there is any version. */
  boolean isKnown() {
    return recorded.stream().anyMatch(stem -> version(stem).isPresent());
  }

  /** All that have a record, ascending. */
  List<ModuleVersion> all() {
    return recorded.stream()
        .flatMap(stem -> version(stem).stream())
        .sorted()
        .map(version -> new ModuleVersion(module, version))
        .toList();
  }

  /** Those that were deleted. */
  List<ModuleVersion> deleted() {
    return deleted.stream()
        .filter(recorded::contains)
        .flatMap(stem -> version(stem).stream())
        .map(version -> new ModuleVersion(module, version))
        .toList();
  }

  private Optional<SemVer> version(String stem) {
    try {
      var version = new ModuleVersion(module, SemVer.parse(Escaping.unescapeVersion(stem)));
      return version.isCanonical() ? Optional.of(version.version()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The content of a {@code list} file, in which there are no pseudo-versions. */
  static byte[] list(Collection<SemVer> versions) {
    var text = new StringBuilder();
    for (SemVer version : versions) {
      if (!PseudoVersion.isPseudoVersion(version)) {
        text.append(version).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
