package io.github.goproxy4j.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

@Label("Z35: an archive becomes what the folder would have become that was packed into it")
class ArchivePropertiesTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/M", "v1.0.0");
  private static final ReleaseHints HINTS =
      ReleaseHints.NONE.withModule(MODULE.path()).withVersion(MODULE.version());
  private static final String LINK = "->";
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  /** How a folder is packed. */
  enum Packing {
    ZIP,
    TAR,
    TAR_GZ
  }

  /** Each try forces files to the disk twice. */
  @Property(tries = 60)
  void isTheReleaseOfTheFolder(
      @ForAll("trees") Map<String, String> tree,
      @ForAll Packing packing,
      @ForAll("prefixes") String prefix,
      @ForAll Random random)
      throws IOException {
    Path temp = Files.createTempDirectory("archive");
    try {
      Path staging = Files.createDirectory(temp.resolve("staging"));
      Path folder = write(tree, Files.createDirectory(temp.resolve("folder")));
      byte[] archive = pack(tree, packing, prefix, random);

      Optional<ModuleHash> expected =
          h1(() -> ModuleRelease.ofDirectory(MODULE, folder, TIME, staging));
      Optional<ModuleHash> actual =
          h1(() -> ArchiveIngest.builder(staging).build().release(Blob.ofBytes(archive), HINTS));

      assertThat(actual).isEqualTo(expected);
      Statistics.collect(expected.isPresent());
      Statistics.coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
      assertThat(staging).isEmptyDirectory();
    } finally {
      delete(temp);
    }
  }

  @FunctionalInterface
  private interface Attempt {
    ModuleRelease release() throws IOException;
  }

  /** The hash of a valid module zip; nothing if it is refused. */
  private static Optional<ModuleHash> h1(Attempt attempt) throws IOException {
    try (ModuleRelease release = attempt.release();
        Blob zip = release.zip().openBlob()) {
      ModuleZip.check(release.module(), zip).requireValid();
      assertThat(ModuleHash.ofZip(zip)).isEqualTo(release.h1());
      return Optional.of(release.h1());
    } catch (ReleaseRefusedException e) {
      return Optional.empty();
    }
  }

  private static Path write(Map<String, String> tree, Path folder) throws IOException {
    for (var file : tree.entrySet()) {
      Path path = DiskName.resolve(folder, file.getKey());
      Files.createDirectories(path.getParent());
      if (file.getValue().startsWith(LINK)) {
        Files.createSymbolicLink(path, Path.of(file.getValue().substring(LINK.length())));
      } else {
        Files.writeString(path, file.getValue());
      }
    }
    return folder;
  }

  private static byte[] pack(
      Map<String, String> tree, Packing packing, String prefix, Random random) {
    var names = new ArrayList<>(tree.keySet());
    Collections.shuffle(names, random);
    if (packing == Packing.ZIP) {
      var zip = new RawZip();
      for (String name : names) {
        zip.file(prefix + name, tree.get(name), e -> shape(e, tree.get(name), random));
      }
      return zip.build();
    }
    var tar = new Tar();
    for (String name : names) {
      String content = tree.get(name);
      if (content.startsWith(LINK)) {
        tar.special(prefix + name, (byte) '2', content.substring(LINK.length()));
      } else {
        tar.file(prefix + name, content);
      }
    }
    return packing == Packing.TAR ? tar.build() : tar.gzip();
  }

  private static void shape(RawZip.Entry entry, String content, Random random) {
    if (random.nextBoolean()) {
      RawZip.deflate(entry);
    }
    if (random.nextBoolean()) {
      RawZip.describe(entry);
    }
    if (content.startsWith(LINK)) {
      entry.versionMadeBy = 3 << 8;
      entry.externalAttributes = 0120777 << 16;
    }
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of(
        "", "./", "M/", MODULE + "/", "example.com/!m@v1.0.0/", "M@v1.0.0/", "a@b/c/");
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    Arbitrary<String> element =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("a", "b", "x.go", "\u00e9.txt", "\ud840\udc00", "LICENSE")),
            Tuple.of(4, Arbitraries.of("vendor", "go.mod", ".git", ".svn", "modules.txt", "sub")),
            Tuple.of(1, Arbitraries.of("A", "GO.MOD", "con", "x?", ".hg_archival.txt")));
    Arbitrary<String> path =
        element.list().ofMinSize(1).ofMaxSize(4).map(elements -> String.join("/", elements));
    Arbitrary<String> content = Arbitraries.of("", "package a\n", LINK + "a", LINK + "../b");
    Arbitrary<String> goVersion = Arbitraries.of("", "\ngo 1.20\n", "\ngo 1.24\n");
    return Combinators.combine(Arbitraries.maps(path, content).ofMaxSize(10), goVersion)
        .as(ArchivePropertiesTest::tree);
  }

  /** Leaves out files below files, which no folder can have. */
  private static Map<String, String> tree(Map<String, String> files, String goVersion) {
    var tree = new TreeMap<String, String>();
    tree.put("go.mod", "module " + MODULE.path() + "\n" + goVersion);
    for (var file : new TreeMap<>(files).entrySet()) {
      boolean fits =
          tree.keySet().stream()
              .noneMatch(
                  other ->
                      other.equals(file.getKey())
                          || other.startsWith(file.getKey() + "/")
                          || file.getKey().startsWith(other + "/"));
      if (fits) {
        tree.put(file.getKey(), file.getValue());
      }
    }
    return tree;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inside) {
        Files.delete(file);
      }
    }
  }
}
