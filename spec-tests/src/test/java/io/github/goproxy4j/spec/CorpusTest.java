package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import io.github.goproxy4j.sum.ZipHashFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public modules as they are: what go.sum says of them is what comes out here. */
class CorpusTest {
  private static Corpus corpus;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  static List<ModuleVersion> modules() {
    return corpus.list().modules();
  }

  @Test
  void hasTheModulesOfTheListAndNoOthers() throws IOException {
    Set<Path> wanted =
        modules().stream().map(m -> corpus.file(m, Kind.ZIP)).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(corpus.downloads())) {
      assertThat(files.filter(file -> file.toString().endsWith(".zip")))
          .hasSizeGreaterThanOrEqualTo(40)
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void hasOneOfEveryKind() {
    Set<String> claimed = new TreeSet<>();
    corpus.list().claims().values().forEach(claimed::addAll);

    assertThat(claimed).containsAll(CorpusClaim.names()).anyMatch(CorpusClaim::isMajor);
  }

  @Test
  void hasAnInnerVendorFolderAtGo124() {
    assertThat(corpus.list().claims().values())
        .anyMatch(claims -> claims.containsAll(List.of("go 1.24", "vendor kept")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void isWhatTheListSays(ModuleVersion module) throws IOException {
    for (String claim : corpus.list().claims().get(module)) {
      assertThat(CorpusClaim.isTrue(claim, corpus, module)).as(claim).isTrue();
    }
  }

  /** H1, H2, H5. */
  @ParameterizedTest
  @MethodSource("modules")
  void zipAndTreeHaveTheHashOfGoSum(ModuleVersion module) throws IOException {
    ModuleHash expected = ModuleHash.parse(corpus.list().zipSum(module));

    assertThat(ModuleHash.ofZip(corpus.file(module, Kind.ZIP))).isEqualTo(expected);
    assertThat(ModuleHash.ofDirectory(corpus.tree(module), module)).isEqualTo(expected);
  }

  /** H4, G4: go.mod files, made up ones among them. */
  @ParameterizedTest
  @MethodSource("modules")
  void goModHasTheHashOfGoSum(ModuleVersion module) throws IOException {
    try (Blob goMod = Blob.ofFile(corpus.file(module, Kind.MOD))) {
      assertThat(ModuleHash.ofGoMod(goMod)).hasToString(corpus.list().goModSum(module));
    }
  }

  /** G6: what the go command remembers of a zip. */
  @ParameterizedTest
  @MethodSource("modules")
  void zipHashFileHasTheHashOfGoSum(ModuleVersion module) throws IOException {
    String stem = ModuleFile.escapedStem(module);
    byte[] file = Files.readAllBytes(corpus.downloads().resolve(stem + ".ziphash"));

    assertThat(ZipHashFile.parse(file)).contains(ModuleHash.parse(corpus.list().zipSum(module)));
  }

  /** G1, G3, G4, O1, O2: the consumer's file as the go command wrote it. */
  @Test
  void goSumAcceptsWhatItIsAboutAndIsInOrder() throws IOException {
    byte[] file = Files.readAllBytes(corpus.consumer().resolve("go.sum"));
    GoSum sums = GoSum.parse("go.sum", file);
    List<ModuleVersion> needed =
        modules().stream().filter(m -> !corpus.list().besideConsumer().contains(m)).toList();

    for (ModuleVersion module : needed) {
      ModuleFile zip = new ModuleFile(module, Kind.ZIP);
      ModuleHash hash = ModuleHash.parse(corpus.list().zipSum(module));
      assertThat(sums.check(zip, hash)).isEqualTo(new Verdict.Match());
    }
    assertThat(sums.format()).isEqualTo(file);
  }
}
