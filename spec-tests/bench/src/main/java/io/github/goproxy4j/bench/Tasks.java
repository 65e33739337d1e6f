package io.github.goproxy4j.bench;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.Escaping;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.team.Workers;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What {@link OurWork} can do, under the names that the Go program has for the same. */
final class Tasks {
  private Tasks() {}

  static Work of(String task, List<String> args) throws IOException {
    return switch (task) {
      case "h1" -> () -> hash(Path.of(args.get(0)), Workers.shared());
      case "h1-one-thread" -> () -> hash(Path.of(args.get(0)), Workers.caller());
      case "check-h1" -> () -> checkAndHash(Path.of(args.get(0)), ModuleVersion.parse(args.get(1)));
      case "create" ->
          () ->
              create(Path.of(args.get(0)), ModuleVersion.parse(args.get(1)), Path.of(args.get(2)));
      case "extract" ->
          new Extraction(
              Path.of(args.get(0)), ModuleVersion.parse(args.get(1)), Path.of(args.get(2)));
      case "paths" -> paths(Files.readAllLines(Path.of(args.get(0))));
      case "versions-sorted" -> versions(Files.readAllLines(Path.of(args.get(0))));
      default -> throw new IllegalArgumentException("no task " + task);
    };
  }

  private static String hash(Path zip, Workers workers) throws IOException {
    try (Blob blob = Blob.ofFile(zip)) {
      return ModuleHash.ofZip(ZipDirectory.read(blob), workers).value();
    }
  }

  private static String checkAndHash(Path zip, ModuleVersion module) throws IOException {
    try (Blob blob = Blob.ofFile(zip)) {
      CheckedZip checked = ModuleZip.checkAndHash(module, blob);
      checked.report().requireValid();
      return checked.hash().orElseThrow().value();
    }
  }

  private static String create(Path tree, ModuleVersion module, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      ModuleZip.create(module, tree, out);
    }
    return "";
  }

  private record Extraction(Path zip, ModuleVersion module, Path target) implements Work {
    @Override
    public String run() throws IOException {
      ModuleZip.extract(module, zip, target);
      return "";
    }

    @Override
    public void undo() throws IOException {
      delete(target);
    }
  }

  /** Deletes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Work paths(List<String> paths) {
    return () -> {
      for (String path : paths) {
        String escaped = ModulePath.parse(path).escaped();
        if (!Escaping.unescapePath(escaped).equals(path)) {
          throw new IllegalStateException("not the same: " + path);
        }
      }
      return "";
    };
  }

  private static Work versions(List<String> versions) {
    return () -> {
      SemVer[] sorted = new SemVer[versions.size()];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = SemVer.parse(versions.get(i));
      }
      Arrays.sort(sorted);
      return sorted[0] + " " + sorted[sorted.length / 2] + " " + sorted[sorted.length - 1];
    };
  }
}
