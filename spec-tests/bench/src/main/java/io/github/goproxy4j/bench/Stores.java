package io.github.goproxy4j.bench;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores with as many versions as are wanted. */
final class Stores {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final List<String> OWN = List.of(".info", ".release");
  private static final List<String> SHARED = List.of(".mod", ".zip", ".ziphash");

  /** Fewer than any file system allows. */
  private static final int MOST_LINKS = 30_000;

  private Stores() {}

  /**
   * Publishes a module, and makes the store believe in {@code versions} of it: those below the real
   * one have a record and an {@code .info} file of their own, and share an empty zip, which nobody
   * asks for.
   */
  static void fill(Path folder, Module module, int versions) throws IOException {
    DirectoryStore store = DirectoryStore.at(folder);
    publish(store, module);
    ModuleVersion real = module.version();
    Path stem = folder.resolve(ModuleFile.escapedStem(real));
    Map<String, Path> linked = new HashMap<>();
    for (int i = 0; i < versions - 1; i++) {
      String name = "v0.%d.%d".formatted(i / 10_000, i % 10_000);
      for (String extension : OWN) {
        String content = Files.readString(real(stem, extension));
        String own = content.replace(real.version().toString(), name);
        Files.writeString(stem.resolveSibling(name + extension), own);
      }
      for (String extension : SHARED) {
        Path target = stem.resolveSibling(name + extension);
        if (i % MOST_LINKS == 0) {
          String content = extension.equals(".zip") ? "" : Files.readString(real(stem, extension));
          linked.put(extension, Files.writeString(target, content));
        } else {
          Files.createLink(target, linked.get(extension));
        }
      }
    }
    store.reindex();
  }

  private static Path real(Path stem, String extension) {
    return stem.resolveSibling(stem.getFileName() + extension);
  }

  static void publish(DirectoryStore store, Module module) throws IOException {
    try (Blob zip = Blob.ofFile(module.zip());
        ModuleRelease release =
            ModuleRelease.ofZip(module.version(), zip, TIME, store.stagingFolder())) {
      store.publish(release);
    }
  }

  /** Where a server over a store has the file of a module. */
  static String path(Module module, String extension) {
    return "/" + ModuleFile.escapedStem(module.version()) + extension;
  }

  static String listPath(Module module) {
    return "/" + ModuleFile.escapedListPath(module.version().path());
  }

  /** Copies of some files under short names. */
  static List<Path> copies(Path target, Path... files) throws IOException {
    Files.createDirectories(target);
    var copies = new ArrayList<Path>();
    for (Path file : files) {
      Path copy = target.resolve(String.valueOf(file.getFileName()));
      copies.add(Files.copy(file, copy));
    }
    return copies;
  }
}
