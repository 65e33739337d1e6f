package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * M1-M10: hundreds of go.mod files as people wrote them, read as {@code go mod edit} reads them.
 */
class CorpusGoModTest {
  private static Corpus corpus;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  static List<Path> goMods() throws IOException {
    var all = new ArrayList<Path>();
    for (Path cache : List.of(corpus.modCache(), corpus.graphCache())) {
      try (Stream<Path> files = Files.walk(cache.resolve("cache"))) {
        files.filter(file -> file.toString().endsWith(".mod")).sorted().forEach(all::add);
      }
    }
    return all.stream().map(corpus.home()::relativize).toList();
  }

  @Test
  void thereAreHundreds() throws IOException {
    assertThat(goMods()).hasSizeGreaterThan(400).anyMatch(file -> file.toString().contains("!"));
  }

  @ParameterizedTest
  @MethodSource("goMods")
  void readsWhatGoReads(Path relative) throws IOException {
    Path file = corpus.home().resolve(relative);
    String json =
        corpus
            .go()
            .run(corpus.graphCache(), corpus.offline(), "mod", "edit", "-json", file.toString())
            .requireSuccess()
            .stdout();
    byte[] content = Files.readAllBytes(file);

    assertThat(GoModJson.of(GoMod.parse(content))).isEqualTo(GoModJson.printed(json));
    assertThat(GoMod.modulePath(content)).isEqualTo(GoMod.parse(content).module());
  }

  /** M4: what counts in a dependency is read the same way. */
  @ParameterizedTest
  @MethodSource("goMods")
  void readsTheSameOfADependency(Path relative) throws IOException {
    byte[] content = Files.readAllBytes(corpus.home().resolve(relative));
    GoMod strict = GoMod.parse(content);
    GoMod lax = GoMod.parseLax(content);

    assertThat(lax.module()).isEqualTo(strict.module());
    assertThat(lax.goVersion()).isEqualTo(strict.goVersion());
    assertThat(lax.deprecated()).isEqualTo(strict.deprecated());
    assertThat(lax.requires()).isEqualTo(strict.requires());
    assertThat(lax.retracts()).isEqualTo(strict.retracts());
    assertThat(lax.replaces()).isEmpty();
    assertThat(lax.excludes()).isEmpty();
  }

  /** X13: to the byte what a proxy has of a module without a go.mod file. */
  @Test
  void synthesizesWhatTheProxyServes() throws IOException {
    List<ModuleVersion> without =
        corpus.list().modules().stream()
            .filter(module -> corpus.list().claims().get(module).contains("no go.mod"))
            .toList();

    assertThat(without).isNotEmpty();
    for (ModuleVersion module : without) {
      assertThat(GoMod.synthesize(module.path()))
          .as(module.toString())
          .isEqualTo(Files.readAllBytes(corpus.file(module, Kind.MOD)));
    }
  }

  /** H4: the graph's go.mod files against its go.sum. */
  @Test
  void goModsOfTheGraphHaveTheHashOfGoSum() throws IOException {
    int seen = 0;
    for (String line : Files.readAllLines(Corpus.SOURCES.resolve("graph/go.sum"))) {
      String[] words = line.split(" ", -1);
      ModuleVersion module = ModuleVersion.of(words[0], words[1].replace("/go.mod", ""));
      byte[] goMod = Files.readAllBytes(corpus.graphFile(module, Kind.MOD));
      assertThat(ModuleHash.ofGoMod(goMod)).as(line).hasToString(words[2]);
      seen++;
    }
    assertThat(seen).isGreaterThan(400);
  }
}
