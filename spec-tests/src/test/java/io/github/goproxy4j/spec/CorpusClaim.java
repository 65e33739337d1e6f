package io.github.goproxy4j.spec;

import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What {@code modules.txt} says that modules have, and how one sees that they do. */
final class CorpusClaim {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern MAJOR = Pattern.compile("/v([2-9]|[1-9][0-9]+)$");
  private static final Pattern SINCE_1_24 = Pattern.compile("(?m)^go 1\\.(2[4-9]|[3-9][0-9])");

  private static final Map<String, Predicate<Seen>> CLAIMS = new LinkedHashMap<>();

  static {
    CLAIMS.put("upper-case", m -> CAPITAL.matcher(m.path()).find());
    CLAIMS.put("upper-case version", m -> CAPITAL.matcher(m.version()).find());
    CLAIMS.put("gopkg.in", m -> m.path().startsWith("gopkg.in/"));
    CLAIMS.put("+incompatible", m -> m.version().endsWith("+incompatible"));
    CLAIMS.put("pseudo-version", m -> m.version().matches("v\\d+\\.0\\.0-\\d{14}-[0-9a-f]{12}"));
    CLAIMS.put(
        "pseudo-version after a release",
        m -> m.version().matches("v[\\d.]+-0\\.\\d{14}-[0-9a-f]{12}(\\+.*)?"));
    CLAIMS.put(
        "pseudo-version after a pre-release",
        m -> m.version().matches("v[\\d.]+-.*[^-]\\.0\\.\\d{14}-[0-9a-f]{12}(\\+.*)?"));
    CLAIMS.put("pre-release", m -> m.version().matches("v[\\d.]+-[^0-9].*"));
    CLAIMS.put("nested", Seen::isInsideAnother);
    CLAIMS.put("no go.mod", m -> !m.names.contains(m.prefix() + "go.mod"));
    CLAIMS.put("no go line", m -> m.hasGoMod() && !m.says("go"));
    CLAIMS.put("go 1.24", m -> SINCE_1_24.matcher(m.goMod).find());
    CLAIMS.put("vendor kept", m -> m.names.stream().anyMatch(name -> name.contains("/vendor/")));
    CLAIMS.put(
        "vendor left out", m -> m.names.stream().noneMatch(name -> name.contains("/vendor/")));
    CLAIMS.put("over 20 MB", m -> m.size > 20_000_000);
    CLAIMS.put("deprecated", m -> m.goMod.startsWith("// Deprecated: "));
    for (String verb : List.of("exclude", "replace", "retract", "toolchain", "godebug", "ignore")) {
      CLAIMS.put(verb, m -> m.says(verb));
    }
  }

  private CorpusClaim() {}

  /** All claims there are but for {@code /v2} and the like. */
  static Set<String> names() {
    return CLAIMS.keySet();
  }

  /** Whether a claim is about a major version in the path. */
  static boolean isMajor(String claim) {
    return MAJOR.matcher(claim).matches();
  }

  /** Whether a module of the corpus is what it is claimed to be. */
  static boolean isTrue(String claim, Corpus corpus, ModuleVersion module) throws IOException {
    if (isMajor(claim)) {
      return module.path().toString().endsWith(claim);
    }
    return Optional.ofNullable(CLAIMS.get(claim))
        .orElseThrow(() -> new AssertionError("no such claim: " + claim))
        .test(Seen.of(corpus, module));
  }

  private record Seen(
      ModuleVersion module, List<ModuleVersion> all, String goMod, long size, List<String> names) {

    static Seen of(Corpus corpus, ModuleVersion module) throws IOException {
      var zip = corpus.file(module, Kind.ZIP);
      String goMod = Files.readString(corpus.file(module, Kind.MOD), StandardCharsets.UTF_8);
      try (ZipFile file = new ZipFile(zip.toFile())) {
        List<String> names = file.stream().map(ZipEntry::getName).toList();
        return new Seen(module, corpus.list().modules(), goMod, Files.size(zip), names);
      }
    }

    String path() {
      return module.path().toString();
    }

    String version() {
      return module.version().toString();
    }

    String prefix() {
      return module + "/";
    }

    boolean hasGoMod() {
      return names.contains(prefix() + "go.mod");
    }

    boolean says(String verb) {
      return Pattern.compile("(?m)^" + verb + "\\s").matcher(goMod).find();
    }

    boolean isInsideAnother() {
      return all.stream().anyMatch(other -> path().startsWith(other.path() + "/"));
    }
  }
}
