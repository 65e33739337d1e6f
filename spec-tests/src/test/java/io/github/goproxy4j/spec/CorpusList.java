package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which modules the corpus has, and what go.sum has to say of each.
 *
 * @param claims what a module has that a test should see, by module
 * @param besideConsumer those that the consumer does not need
 * @param sums hashes, by the first two words of a go.sum line
 * @param key tells this list from any other
 */
record CorpusList(
    Map<ModuleVersion, List<String>> claims,
    List<ModuleVersion> besideConsumer,
    Map<String, String> sums,
    String key) {

  private static final List<String> FILES =
      List.of(
          "modules.sum",
          "consumer/go.mod",
          "consumer/go.sum",
          "consumer/main.go",
          "graph/go.mod",
          "graph/go.sum");

  static CorpusList read(Path folder) throws IOException {
    Map<String, String> beside = sums(folder.resolve("modules.sum"));
    Map<String, String> sums = new TreeMap<>(sums(folder.resolve("consumer/go.sum")));
    sums.putAll(beside);
    sums.putAll(sums(folder.resolve("graph/go.sum")));
    Map<ModuleVersion, List<String>> claims = claims(folder.resolve("modules.txt"));
    List<ModuleVersion> besideConsumer =
        claims.keySet().stream().filter(m -> beside.containsKey(zipLine(m))).toList();
    return new CorpusList(claims, besideConsumer, sums, key(folder, claims.keySet()));
  }

  private static Map<ModuleVersion, List<String>> claims(Path file) throws IOException {
    var claims = new TreeMap<ModuleVersion, List<String>>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split("  ", 2);
        List<String> claimed = words.length == 1 ? List.of() : List.of(words[1].split(", ", -1));
        claims.put(ModuleVersion.parse(words[0]).requireCanonical(), claimed);
      }
    }
    return claims;
  }

  private static Map<String, String> sums(Path file) throws IOException {
    var sums = new TreeMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", -1);
      sums.put(words[0] + " " + words[1], words[2]);
    }
    return sums;
  }

  private static String key(Path folder, Set<ModuleVersion> modules) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(modules.toString().getBytes(StandardCharsets.UTF_8));
      for (String file : FILES) {
        digest.update(file.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(folder.resolve(file)));
      }
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<ModuleVersion> modules() {
    return new ArrayList<>(claims.keySet());
  }

  /** The h1 of the zip. */
  String zipSum(ModuleVersion module) {
    return known(zipLine(module));
  }

  /** The h1 of the go.mod file. */
  String goModSum(ModuleVersion module) {
    return known(zipLine(module) + "/go.mod");
  }

  /** What {@code go mod download -json} says of a module has to be what go.sum says. */
  void assertSums(Map<String, ?> downloaded) {
    ModuleVersion module =
        ModuleVersion.parse(downloaded.get("Path") + "@" + downloaded.get("Version"));
    assertThat(downloaded.get("Sum")).as("%s", module).isEqualTo(zipSum(module));
    assertThat(downloaded.get("GoModSum")).as("%s", module).isEqualTo(goModSum(module));
  }

  private String known(String line) {
    return Optional.ofNullable(sums.get(line))
        .orElseThrow(() -> new AssertionError("no go.sum line: " + line));
  }

  private static String zipLine(ModuleVersion module) {
    return module.path() + " " + module.version();
  }
}
