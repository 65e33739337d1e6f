package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public module zips: nothing to complain about, and the same again when they are made here. */
class CorpusZipTest {
  private static final Map<ModuleVersion, Path> MADE = new HashMap<>();

  @TempDir static Path temp;

  private static Corpus corpus;

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  static List<ModuleVersion> modules() {
    return corpus.list().modules();
  }

  /** C1-C5, H2. */
  @ParameterizedTest
  @MethodSource("modules")
  void checkFindsNothing(ModuleVersion module) throws IOException {
    try (Blob zip = Blob.ofFile(corpus.file(module, Kind.ZIP))) {
      CheckedZip checked = ModuleZip.checkAndHash(module, zip);

      assertThat(checked.report()).isEqualTo(ModuleZip.check(module, zip));
      assertThat(checked.report().isValid()).isTrue();
      assertThat(checked.report().omitted()).isEmpty();
      assertThat(checked.report().valid()).hasSameSizeAs(names(corpus.tree(module)));
      assertThat(checked.hash()).contains(ModuleHash.parse(corpus.list().zipSum(module)));
    }
  }

  /** U1, U2: what the go command extracted, file by file. */
  @ParameterizedTest
  @MethodSource("modules")
  void extractsWhatGoExtracts(ModuleVersion module, @TempDir Path folder) throws IOException {
    Path tree = folder.resolve("tree");
    ModuleZip.extract(module, corpus.file(module, Kind.ZIP), tree);

    assertThat(names(tree)).isEqualTo(names(corpus.tree(module)));
    assertThat(ModuleHash.ofDirectory(tree, module)).hasToString(corpus.list().zipSum(module));
  }

  /** Z24, Z35: the go command's own extraction, so that this does not depend on ours. */
  @ParameterizedTest
  @MethodSource("modules")
  void aZipMadeOfTheTreeHasTheSameHash(ModuleVersion module) throws IOException {
    Path zip = made(module);

    assertThat(ModuleHash.ofZip(zip)).hasToString(corpus.list().zipSum(module));
    assertThat(ModuleZip.check(module, zip).isValid()).isTrue();
  }

  /** The go command downloads, verifies and extracts the zips that were made here. */
  @Test
  void goTakesTheZipsMadeHere() throws IOException {
    Path proxy = temp.resolve("proxy");
    for (ModuleVersion module : modules()) {
      Files.createDirectories(proxy.resolve(ModuleFile.escapedFolder(module.path())));
      for (Kind kind : List.of(Kind.INFO, Kind.MOD)) {
        Files.copy(corpus.file(module, kind), proxy.resolve(name(module, kind)));
      }
      Files.createLink(proxy.resolve(name(module, Kind.ZIP)), made(module));
    }
    Path consumer = temp.resolve("consumer");
    Corpus.copy(corpus.consumer(), consumer);
    // The second one has go.mod files of modules that are only mentioned, and no zip that is
    // needed.
    String proxies = proxy.toUri() + "," + corpus.downloads().toUri();
    var only = corpus.onlyFrom(proxies, temp.resolve("modcache"));

    String[] words = Corpus.words(List.of("mod", "download", "-json"), modules());
    String printed = corpus.go().run(consumer, only, words).requireSuccess().stdout();
    corpus.go().run(consumer, only, "mod", "verify").requireSuccess();

    assertThat(Json.objects(printed))
        .hasSameSizeAs(modules())
        .allSatisfy(corpus.list()::assertSums);
  }

  private static String name(ModuleVersion module, Kind kind) {
    return new ModuleFile(module, kind).escapedPath();
  }

  private static Path made(ModuleVersion module) throws IOException {
    Path known = MADE.get(module);
    return known == null ? make(module) : known;
  }

  private static Path make(ModuleVersion module) throws IOException {
    Path zip = temp.resolve(MADE.size() + ".zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      ZipReport report = ModuleZip.create(module, corpus.tree(module), out);
      assertThat(report.omitted()).isEmpty();
    }
    MADE.put(module, zip);
    return zip;
  }

  private static Set<Path> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      var names = new TreeSet<Path>();
      files.filter(Files::isRegularFile).map(folder::relativize).forEach(names::add);
      return names;
    }
  }
}
