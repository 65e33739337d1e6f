package io.github.goproxy4j.bench;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The go command of this machine: builds the peers and fetches the modules. */
final class Go {
  private Go() {}

  /** Builds the program in {@code source}. */
  static Path build(Path source, Path program) throws IOException {
    String target = program.toAbsolutePath().toString();
    run(
        source,
        Map.of("GOFLAGS", "-mod=readonly -buildvcs=false", "CGO_ENABLED", "0"),
        List.of("build", "-o", target, "."));
    return program;
  }

  /**
   * Fetches the modules that {@code source} requires in its go.mod, in that order, from where this
   * machine's {@code GOPROXY} points, and holds them against the go.sum beside it.
   */
  static List<Module> fetch(Path source, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("go.mod", "go.sum")) {
      Files.copy(source.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Path cache = folder.resolve("modcache").toAbsolutePath();
    List<ModuleVersion> required = required(source.resolve("go.mod"));
    var words = new ArrayList<>(List.of("mod", "download"));
    required.forEach(module -> words.add(module.toString()));
    run(folder, Map.of("GOMODCACHE", cache.toString(), "GOFLAGS", "-modcacherw"), words);
    return required.stream().map(module -> module(cache, module)).toList();
  }

  private static List<ModuleVersion> required(Path goMod) throws IOException {
    return Files.readAllLines(goMod).stream()
        .filter(line -> line.startsWith("\t"))
        .map(line -> line.strip().split(" ", -1))
        .map(words -> ModuleVersion.parse(words[0] + "@" + words[1]))
        .toList();
  }

  private static Module module(Path cache, ModuleVersion module) {
    String zip = new ModuleFile(module, ModuleFile.Kind.ZIP).escapedPath();
    String tree = zip.replace("/@v/", "@").replaceFirst("\\.zip$", "");
    return new Module(module, cache.resolve("cache/download").resolve(zip), cache.resolve(tree));
  }

  /** Runs {@code go} to a successful end. */
  static void run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    var command = new ArrayList<>(List.of("go"));
    command.addAll(words);
    var builder =
        new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile()).inheritIO();
    builder.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOWORK", "off"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
