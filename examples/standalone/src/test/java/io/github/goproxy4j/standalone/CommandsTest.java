package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hashes of the little module are golang.org/x/mod's. */
class CommandsTest {
  private static final String MODULE = "example.com/m@v1.0.0";
  private static final String H1 = "h1:fMmDKxylWHrLDMBXPo7zB62VLWneCU9/dHwc0CJrWDU=";
  private static final String GO_MOD_H1 = "h1:ONeDgCa5UF/jJRjGzpOKmUiezgFEk4IPFZ96frvroW0=";

  @TempDir Path work;
  private Path dir;
  private Path zip;
  private Path store;

  @BeforeEach
  void writeModule() throws IOException {
    dir = Files.createDirectory(work.resolve("m"));
    Files.writeString(dir.resolve("go.mod"), "module example.com/m\n\ngo 1.21\n");
    Files.writeString(dir.resolve("m.go"), "package m\n");
    zip = work.resolve("m.zip");
    store = work.resolve("store");
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void zipsChecksHashesAndExtracts() throws IOException {
    CommandRun.of("zip", dir, MODULE, "-o", zip).assertOutput(MODULE + " " + H1);
    CommandRun.of("check", zip, MODULE).assertOutput("ok: 2 valid files");
    CommandRun.of("hash", zip).assertOutput(H1);
    CommandRun.of("hash", dir, "--module", MODULE).assertOutput(H1);
    CommandRun.of("hash", dir.resolve("go.mod")).assertOutput(GO_MOD_H1);
    CommandRun.of("extract", zip, MODULE, work.resolve("out")).assertOutput();
    CommandRun.of("hash", work.resolve("out"), "--module", MODULE).assertOutput(H1);
    assertThat(names(work)).containsExactly("m", "m.zip", "out");
  }

  @Test
  void reportsWhatIsWrongWithAZip() {
    CommandRun.of("zip", dir, MODULE, "-o", zip);
    Result result = CommandRun.of("check", zip, "example.com/other@v1.0.0");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "invalid: example.com/m@v1.0.0/go.mod: path does not have prefix"
                + " \"example.com/other@v1.0.0/\"",
            "invalid: example.com/m@v1.0.0/m.go: path does not have prefix"
                + " \"example.com/other@v1.0.0/\"",
            "refused: 0 valid files");
  }

  @Test
  void leavesNothingBehindWhenAFolderIsNoModule() throws IOException {
    Files.writeString(dir.resolve("con.go"), "package m\n");
    CommandRun.of("zip", dir, MODULE, "-o", zip)
        .assertRefused(
            "goproxy4j: create zip "
                + dir
                + ": con.go: malformed file path \"con.go\": \"con\" disallowed as path element"
                + " component on Windows");
    assertThat(names(work)).containsExactly("m");
  }

  @Test
  void refusesModulesThatCannotBe() {
    CommandRun.of("zip", dir, "example.com/m@v1", "-o", zip)
        .assertRefused("goproxy4j: version \"v1\" is not canonical (should be \"v1.0.0\")");
    CommandRun.of("zip", dir, "example.com/m@v2.0.0", "-o", zip)
        .assertRefused(
            "goproxy4j: example.com/m@v2.0.0: invalid version: should be v0 or v1, not v2");
    CommandRun.of("zip", dir, "example.com/m", "-o", zip)
        .assertUsageError(
            "goproxy4j: Invalid value for positional parameter at index 1 (PATH@VERSION):"
                + " 'example.com/m' is not PATH@VERSION (see 'goproxy4j zip --help')");
  }

  @Test
  void refusesToExtractOverSomething() throws IOException {
    CommandRun.of("zip", dir, MODULE, "-o", zip);
    CommandRun.of("extract", zip, MODULE, dir)
        .assertRefused(
            "goproxy4j: unzip " + zip + ": target directory " + dir + " exists and is not empty");
    assertThat(names(dir)).containsExactly("go.mod", "m.go");
  }

  @Test
  void needsToKnowWhichModuleAFolderHolds() {
    CommandRun.of("hash", dir)
        .assertUsageError(
            "goproxy4j: a folder needs --module PATH@VERSION (see 'goproxy4j hash --help')");
  }

  @Test
  void refusesToHashWhatIsNoZip() {
    CommandRun.of("hash", dir.resolve("m.go"))
        .assertRefused("goproxy4j: " + dir.resolve("m.go") + ": zip: not a valid zip file");
  }

  @Test
  void publishesOnceAndOnlyOnce() throws IOException {
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store)
        .assertOutput(MODULE + " " + H1);
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store)
        .assertOutput(MODULE + " " + H1 + " (already published)");
    Files.writeString(dir.resolve("m.go"), "package other\n");
    Result result = CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("goproxy4j: " + MODULE + ": ").hasLineCount(1);
    CommandRun.of("hash", store.resolve("example.com/m/@v/v1.0.0.zip")).assertOutput(H1);
  }

  @Test
  @DisplayName("Z35: an archive is published without what does not belong in a module")
  void publishesArchives() throws IOException {
    Path archive = work.resolve("m.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("m/"));
      for (String name : List.of("go.mod", "m.go")) {
        out.putNextEntry(new ZipEntry("m/" + name));
        Files.copy(dir.resolve(name), out);
      }
      out.putNextEntry(new ZipEntry("m/.git/HEAD"));
    }

    Result result = CommandRun.of("publish", archive, "--version", "v1.0.0", "--root", store);

    assertThat(result.out().strip()).isEqualTo(MODULE + " " + H1);
    assertThat(result.err().lines())
        .containsExactly(
            "repaired: entry is a directory: m/",
            "repaired: files moved from \"m/\" to \"" + MODULE + "/\"",
            "repaired: directory is a version control repository: .git",
            "repaired: no .info file: generated");
    CommandRun.of("publish", archive, "--version", "v1.0.0+x", "--root", store)
        .assertRefused(
            "goproxy4j: "
                + archive
                + ": example.com/m: version \"v1.0.0+x\" is not canonical: publish it as v1.0.0");
    CommandRun.of("publish", archive, "--version", "v1.0.0", "--module", "a.b/c", "--root", store)
        .assertRefused(
            "goproxy4j: "
                + archive
                + ": a.b/c@v1.0.0: parsing go.mod: module declares its path as: example.com/m; but"
                + " was required as: a.b/c");
  }

  @Test
  void scrubsAStore() throws IOException {
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store);
    CommandRun.of("scrub", "--root", store).assertOutput("1 versions, 0 damaged files");
    Files.writeString(store.resolve("example.com/m/@v/v1.0.0.mod"), "module a.b/c\n");

    Result result = CommandRun.of("scrub", "--root", store);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "example.com/m/@v/v1.0.0.mod: has 13 bytes, but 30 were published",
            "1 versions, 1 damaged files");
    CommandRun.of("scrub", "--root", dir).assertRefused("goproxy4j: " + dir + ": not a store");
  }

  @Test
  void refusesToPublishWhatIsNoModule() throws IOException {
    Path empty = Files.createDirectory(work.resolve("empty"));
    CommandRun.of("publish", empty, "--version", "v1.0.0", "--root", store)
        .assertRefused("goproxy4j: " + empty.resolve("go.mod") + ": no such file or directory");
    Files.writeString(empty.resolve("go.mod"), "// nothing\n");
    CommandRun.of("publish", empty, "--version", "v1.0.0", "--root", store)
        .assertRefused("goproxy4j: " + empty.resolve("go.mod") + ": no module directive");
    CommandRun.of("publish", dir, "--version", "v1.0.0+build.123", "--root", store)
        .assertRefused(
            "goproxy4j: version \"v1.0.0+build.123\" is not canonical (should be \"v1.0.0\")");
    assertThat(store).doesNotExist();
  }

  @Test
  void refusesToMakeAStoreOfWhatOthersKeep() throws IOException {
    Path cache = Files.createDirectories(work.resolve("cache/example.com/x/@v"));
    Path root = work.resolve("cache");
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", root)
        .assertRefused("goproxy4j: " + root + ": neither a store nor empty");
    assertThat(names(root)).containsExactly("example.com");
    assertThat(names(cache)).isEmpty();
  }

  @Test
  void holdsGoSumAgainstACache() throws IOException {
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store);
    Path sums = work.resolve("go.sum");
    Files.writeString(
        sums,
        "example.com/m v1.0.0 "
            + H1
            + "\nexample.com/m v1.0.0/go.mod "
            + GO_MOD_H1
            + "\nexample.com/m v1.0.1 "
            + H1
            + "\nexample.com/m v1.0.0 h2:x\n");
    CommandRun.of("gosum", sums, "--cache", store)
        .assertOutput("2 lines agree, 0 disagree, 2 have nothing to compare with");
  }

  @Test
  void namesEveryGoSumLineThatDisagrees() throws IOException {
    CommandRun.of("publish", dir, "--version", "v1.0.0", "--root", store);
    Path sums = work.resolve("go.sum");
    Files.writeString(
        sums,
        "example.com/m v1.0.0 "
            + GO_MOD_H1
            + "\nexample.com/m v1.0.0/go.mod "
            + H1
            + "\n// no h1:comment\n");
    Result result = CommandRun.of("gosum", sums, "--cache", store);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .containsExactly(
            "example.com/m v1.0.0 " + GO_MOD_H1 + ": the cache has " + H1,
            "example.com/m v1.0.0/go.mod " + H1 + ": the cache has " + GO_MOD_H1,
            "// no h1:comment: version \"no\" is not canonical (should be \"\")",
            "0 lines agree, 3 disagree, 0 have nothing to compare with");
  }

  @Test
  void refusesAMalformedGoSumAndAMissingCache() throws IOException {
    Path sums = Files.writeString(work.resolve("go.sum"), "a b\n");
    CommandRun.of("gosum", sums, "--cache", work)
        .assertRefused("goproxy4j: malformed go.sum: " + sums + ":1: wrong number of fields 2");
    CommandRun.of("gosum", sums, "--cache", store)
        .assertRefused("goproxy4j: malformed go.sum: " + sums + ":1: wrong number of fields 2");
    Files.writeString(sums, "");
    CommandRun.of("gosum", sums, "--cache", store)
        .assertRefused("goproxy4j: " + store + ": not a directory");
  }
}
