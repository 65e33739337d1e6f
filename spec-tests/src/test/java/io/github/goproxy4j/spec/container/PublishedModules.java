package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A store with a module of every shape of path and version, and files around it that nobody may
 * see.
 *
 * @param sums the h1 of every zip, by path and version
 */
record PublishedModules(Path folder, DirectoryStore store, Map<String, String> sums) {
  /** What the files around the store say. */
  static final String CANARY = "this is not for you";

  private static final Pattern SUM = Pattern.compile("\"Sum\": \"(.*)\"");
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private static final List<String> MODULES =
      List.of(
          "example.com/Azure/SDK@v1.0.0",
          "example.com/Azure/SDK@v1.1.0",
          "example.com/Azure/SDK@v1.2.0-RC1",
          "example.com/Azure/SDK/v2@v2.0.0",
          "example.com/old@v1.5.0",
          "example.com/old@v2.3.0+incompatible",
          "example.com/pseudo@v0.0.0-20260203040506-abcdef123456",
          "gopkg.in/thing.v3@v3.1.0");

  /** Publishes them some folders below {@code temp}. */
  static PublishedModules in(Path temp) throws IOException {
    Path folder = temp.resolve("a/b/modules");
    DirectoryStore store = DirectoryStore.at(folder);
    var sums = new LinkedHashMap<String, String>();
    for (String module : MODULES) {
      Path files = Files.createTempDirectory(temp, "files");
      sums.put(module, publish(store, ModuleVersion.parse(module).requireCanonical(), files));
    }
    for (Path level = folder.getParent(); level.startsWith(temp); level = level.getParent()) {
      surroundWithCanaries(level);
    }
    surroundWithCanaries(folder.resolve("example.com"));
    return new PublishedModules(folder, store, sums);
  }

  private static String publish(DirectoryStore store, ModuleVersion module, Path files)
      throws IOException {
    Files.writeString(files.resolve("x.go"), "package x\n\nconst X = \"" + module + "\"\n");
    if (!module.toString().endsWith("+incompatible")) {
      Files.writeString(files.resolve("go.mod"), "module " + module.path() + "\n\ngo 1.24\n");
    }
    try (var release = ModuleRelease.ofDirectory(module, files, TIME, store.stagingFolder())) {
      store.publish(release);
      return release.h1().value();
    }
  }

  private static void surroundWithCanaries(Path level) throws IOException {
    Path versions = Files.createDirectories(level.resolve("secret/@v"));
    for (String name : List.of("list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")) {
      Files.writeString(versions.resolve(name), CANARY);
      Files.writeString(level.resolve(name), CANARY);
    }
    Files.writeString(level.resolve("secret.txt"), CANARY);
  }

  /** X10, X12, X60. */
  void assertQueriedBy(GoClient client) {
    assertThat(
            client.go(
                "list",
                "-m",
                "-versions",
                "example.com/Azure/SDK",
                "example.com/Azure/SDK/v2",
                "example.com/old",
                "example.com/pseudo",
                "gopkg.in/thing.v3"))
        .isEqualTo(
            """
            example.com/Azure/SDK v1.0.0 v1.1.0 v1.2.0-RC1
            example.com/Azure/SDK/v2 v2.0.0
            example.com/old v1.5.0 v2.3.0+incompatible
            example.com/pseudo
            gopkg.in/thing.v3 v3.1.0
            """);
    client.go(
        "get",
        "example.com/Azure/SDK@v1",
        "example.com/Azure/SDK/v2@latest",
        "example.com/old@v2",
        "example.com/pseudo@latest",
        "gopkg.in/thing.v3@v3.1");
    assertThat(client.go("list", "-m", "all"))
        .isEqualTo(
            """
            example.com/user
            example.com/Azure/SDK v1.1.0
            example.com/Azure/SDK/v2 v2.0.0
            example.com/old v2.3.0+incompatible
            example.com/pseudo v0.0.0-20260203040506-abcdef123456
            gopkg.in/thing.v3 v3.1.0
            """);
    assertThat(client.go("mod", "verify")).isEqualTo("all modules verified\n");
  }

  /** X10: every zip arrives whole. */
  void assertDownloadedBy(GoClient client) {
    String[] words =
        Stream.concat(Stream.of("mod", "download", "-json"), sums.keySet().stream())
            .toArray(String[]::new);
    assertThat(SUM.matcher(client.go(words)).results().map(sum -> sum.group(1)))
        .containsExactlyInAnyOrderElementsOf(sums.values());
  }
}
