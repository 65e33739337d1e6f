package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.PathKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StoreRootTest {
  @Property(tries = 200)
  void pagesThroughModulesInTheOrderOfTheirBytes(
      @ForAll("paths") Set<String> paths, @ForAll @IntRange(min = 1, max = 4) int limit)
      throws IOException {
    Path folder = Files.createTempDirectory("tree");
    try {
      StoreRoot root = StoreRoot.ofStore(folder).create();
      for (String path : paths) {
        Path versions = folder.resolve(ModuleFile.escapedFolder(ModulePath.parse(path)));
        Files.createDirectories(versions);
        Files.createFile(versions.resolve("v1.0.0.release"));
      }
      assertThat(pages(root, limit)).containsExactlyElementsOf(new TreeSet<>(paths));
    } finally {
      delete(folder);
    }
  }

  private static List<ModulePath> modules(StoreRoot root, String after, int limit)
      throws IOException {
    return root.modules(path -> root.folder(path).versions().isKnown(), after, limit);
  }

  private static List<String> pages(StoreRoot root, int limit) throws IOException {
    var all = new ArrayList<String>();
    List<ModulePath> page = modules(root, "", limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      page.forEach(path -> all.add(path.value()));
      page = modules(root, all.get(all.size() - 1), limit);
    }
    return all;
  }

  @Provide
  Arbitrary<Set<String>> paths() {
    return Arbitraries.strings()
        .withChars("aAbB0-._~/")
        .ofMaxLength(6)
        .map(tail -> "a.b" + tail)
        .filter(path -> PathKind.MODULE.problem(path).isEmpty())
        .set()
        .ofMaxSize(12);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StoreRootTest::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
