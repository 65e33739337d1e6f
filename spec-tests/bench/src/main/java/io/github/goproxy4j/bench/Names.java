package io.github.goproxy4j.bench;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.PathKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Paths that are checked, escaped and unescaped; versions that are parsed and sorted. */
final class Names implements Family {
  private static final Path SUMS = Path.of("../src/test/corpus/graph/go.sum");

  @Override
  public String title() {
    return "Names: paths and versions";
  }

  @Override
  public String run(Workshop workshop) throws Exception {
    boolean tiny = workshop.rounds() == 1;
    int pathCount = tiny ? 100 : 100_000;
    int versionCount = tiny ? 100 : 1_000_000;
    Set<String> packages = packages(workshop.modules());
    Path paths = write(workshop, "paths", repeated(packages, pathCount));
    Path versions = write(workshop, "versions", versions(versionCount));
    String pathName = "check, escape, unescape %,d paths".formatted(pathCount);
    String versionName = "parse, sort %,d versions".formatted(versionCount);
    return "The paths are those of the %,d packages in the modules, over and over. The versions are those of\nthe corpus's go.sum, counted on to be different, shuffled.\n\n"
            .formatted(packages.size())
        + new Comparison(Unit.MILLISECONDS)
            .contender(pathName, () -> workshop.java().run("paths", 3, paths))
            .contender(pathName + ", module", () -> workshop.go().run("paths", 3, paths))
            .contender(versionName, () -> workshop.java().run("versions-sorted", 1, versions))
            .contender(
                versionName + ", semver", () -> workshop.go().run("versions-sorted", 1, versions))
            .bar(pathName, pathName + ", module", 1)
            .bar(versionName, versionName + ", semver", 1)
            .table(workshop);
  }

  private static Path write(Workshop workshop, String name, List<String> lines) throws IOException {
    return Files.write(workshop.scratch().resolve(name), lines);
  }

  /** The import paths of all folders with a Go file in them, which module paths could be, too. */
  private static Set<String> packages(List<Module> modules) throws IOException {
    var packages = new LinkedHashSet<String>();
    for (Module module : modules) {
      try (Blob zip = Blob.ofFile(module.zip())) {
        ZipDirectory.read(zip).entries().stream()
            .map(ZipEntry::nameText)
            .filter(name -> name.endsWith(".go"))
            .map(name -> name.substring(0, name.lastIndexOf('/')))
            .map(name -> name.replaceFirst("@[^/]*", ""))
            .filter(path -> PathKind.MODULE.problem(path).isEmpty())
            .forEach(packages::add);
      }
    }
    return packages;
  }

  private static List<String> repeated(Set<String> values, int count) {
    var list = List.copyOf(values);
    var repeated = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      repeated.add(list.get(i % list.size()));
    }
    return repeated;
  }

  /** Every round over the list has the next minor version, since few modules have a thousand. */
  private static List<String> versions(int count) throws IOException {
    List<String> list =
        Files.readAllLines(SUMS).stream()
            .map(line -> line.split(" ", -1)[1].replace("/go.mod", ""))
            .distinct()
            .collect(Collectors.toList());
    var versions = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      String[] numbers = list.get(i % list.size()).split("\\.", 3);
      long minor = Long.parseLong(numbers[1]) + i / list.size();
      versions.add(numbers[0] + "." + minor + "." + numbers[2]);
    }
    Collections.shuffle(versions, new Random(1));
    return versions;
  }
}
