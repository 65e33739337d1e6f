package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a cache holds of a module, as it is now. Whatever changes it does so under the lock of the
 * module.
 *
 * @param root where it is
 * @param path the module
 */
record CachedModule(StoreRoot root, ModulePath path) {
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  private VersionFolder folder() {
    return root.folder(path);
  }

  /** The files of those of the names that are names of files. */
  private Stream<CachedFile> files(Collection<String> names) {
    return names.stream()
        .flatMap(name -> ModuleFile.ofName(path, name).stream())
        .map(file -> new CachedFile(root, file));
  }

  /** Whether any file was put here. */
  boolean isHeld() throws IOException {
    var names = new HashSet<>(root.names(folder().path()));
    return files(names).anyMatch(file -> names.contains(String.valueOf(file.sum().getFileName())));
  }

  /** The versions of which all these files were put here, ascending. */
  List<SemVer> versionsWith(Set<Kind> wanted) throws IOException {
    var names = new HashSet<>(root.names(folder().path()));
    var kinds = new TreeMap<SemVer, Set<Kind>>();
    files(names)
        .filter(file -> names.contains(String.valueOf(file.sum().getFileName())))
        .map(CachedFile::name)
        .forEach(
            file ->
                kinds
                    .computeIfAbsent(file.module().version(), any -> EnumSet.noneOf(Kind.class))
                    .add(file.kind()));
    kinds.values().removeIf(has -> !has.containsAll(wanted));
    return List.copyOf(kinds.keySet());
  }

  /** Puts a file in its place, and says so, unless it is there whole. */
  boolean put(Disk disk, CachedFile file, Spool content, Spool sum) throws IOException {
    Optional<Blob> held = file.open();
    if (held.isPresent()) {
      held.get().close();
      return false;
    }
    disk.inFolder(folder().path(), () -> file.put(disk, content, sum));
    List<SemVer> whole = versionsWith(ALL);
    if (whole.contains(file.name().module().version())) {
      forceSmall(disk, file.name().module());
    }
    writeList(disk, whole);
    return true;
  }

  /** Clients of {@code file://} do not look at hashes. */
  private void forceSmall(Disk disk, ModuleVersion module) throws IOException {
    for (Kind kind : List.of(Kind.INFO, Kind.MOD)) {
      disk.force(new CachedFile(root, new ModuleFile(module, kind)).path());
    }
  }

  /** Removes those of the files that are wanted, and says how many they are. */
  int remove(Disk disk, Predicate<CachedFile> wanted) throws IOException {
    List<CachedFile> files = files(root.names(folder().path())).filter(wanted).toList();
    for (CachedFile file : files) {
      file.remove(disk);
    }
    writeList(disk, versionsWith(ALL));
    disk.deleteEmpty(folder().path(), root.path());
    return files.size();
  }

  /** {@code file://} clients choose from the list, and then want all three files. */
  private void writeList(Disk disk, List<SemVer> versions) throws IOException {
    byte[] content = RecordedVersions.list(versions);
    if (versions.isEmpty()) {
      disk.delete(folder().list());
    } else if (!folder().lists(content)) {
      try (Spool list = disk.stage(folder().list(), content)) {
        disk.replace(list, folder().list());
      }
    }
  }
}
