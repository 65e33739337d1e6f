package io.github.goproxy4j.release;

import static io.github.goproxy4j.archive.RawZip.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.release.Repair.Kind;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveIngestTest {
  private static final Instant NOW = Instant.parse("2025-11-21T00:20:00Z");
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String GO_MOD = "module example.com/m\n";
  private static final String PREFIX = "example.com/m@v1.0.0/";

  /** Of go.mod and m.go. */
  private static final ReleaseHints V1 = ReleaseHints.NONE.withVersion(SemVer.parse("v1.0.0"));

  @TempDir Path temp;

  @AfterEach
  void leavesNoTemporaryFile() {
    assertThat(temp).isEmptyDirectory();
  }

  private ModuleRelease ingest(byte[] archive, ReleaseHints hints) throws IOException {
    return ingest(archive, hints, VersionPolicy.STRICT);
  }

  private ModuleRelease ingest(byte[] archive, ReleaseHints hints, VersionPolicy policy)
      throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return ArchiveIngest.builder(temp)
        .clock(clock)
        .versionPolicy(policy)
        .build()
        .release(Blob.ofBytes(archive), hints);
  }

  private static ReleaseHints hints(String module, String version) {
    return ReleaseHints.NONE
        .withModule(ModulePath.parse(module))
        .withVersion(SemVer.parse(version));
  }

  private static RawZip zip(String prefix) {
    return new RawZip().file(prefix + "go.mod", GO_MOD).file(prefix + "m.go", "package m\n");
  }

  private static Tar tar(String prefix) {
    return new Tar().file(prefix + "go.mod", GO_MOD).file(prefix + "m.go", "package m\n");
  }

  /** What the go command hashes for a module of these two files. */
  private static ModuleHash h1(String module) throws IOException {
    return h1(module, "go.mod", GO_MOD, "m.go", "package m\n");
  }

  private static ModuleHash h1(String module, String... namesAndContents) throws IOException {
    var files = new ArrayList<SourceFile>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      files.add(SourceFile.ofBytes(namesAndContents[i], bytes(namesAndContents[i + 1])));
    }
    var out = new ByteArrayOutputStream();
    ModuleZip.create(ModuleVersion.parse(module), SourceTree.of(files), out);
    return ModuleHash.ofZip(Blob.ofBytes(out.toByteArray()));
  }

  private void assertRelease(byte[] archive, ReleaseHints hints, Kind... repairs)
      throws IOException {
    try (ModuleRelease release = ingest(archive, hints)) {
      assertThat(release.module()).hasToString("example.com/m@v1.0.0");
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0"));
      assertThat(new String(release.goMod().readAllBytes(100), StandardCharsets.UTF_8))
          .isEqualTo(GO_MOD);
      assertThat(kinds(release)).containsExactly(repairs);
    }
  }

  private static List<Kind> kinds(ModuleRelease release) {
    return release.repairs().stream().map(Repair::kind).toList();
  }

  private void assertRefused(byte[] archive, ReleaseHints hints, String message) {
    assertThatThrownBy(() -> ingest(archive, hints).close())
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage(message);
  }

  @Test
  void keepsTheBytesOfAModuleZip() throws IOException {
    byte[] archive = zip(PREFIX).with(z -> z.comment = bytes("kept")).build();
    try (ModuleRelease release = ingest(archive, ReleaseHints.NONE);
        Blob zip = release.zip().openBlob()) {
      assertThat(zip.readAllBytes(1 << 20)).isEqualTo(archive);
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0"));
      assertThat(release.provenance()).isEqualTo("zip");
      assertThat(kinds(release)).containsExactly(Kind.INFO_GENERATED);
      assertThat(release.info().json())
          .isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2025-11-21T00:20:00Z\"}");
    }
  }

  @Test
  @DisplayName("module and version come from the prefix, the hints, or the go.mod")
  void findsOutWhatItIs() throws IOException {
    assertRelease(zip(PREFIX).build(), ReleaseHints.NONE, Kind.INFO_GENERATED);
    assertRelease(zip("").build(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(zip("m-1.0.0/").build(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(
        zip("m@v1.0.0/").build(), ReleaseHints.NONE, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(
        zip("m@v1.0.0/").build(),
        hints("example.com/m", "v1.0.0"),
        Kind.PREFIX_CORRECTED,
        Kind.INFO_GENERATED);
    assertRelease(zip("m@main/").build(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(tar("").build(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(tar("./").gzip(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(tar("./m/").gzip(), V1, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    assertRelease(tar(PREFIX).gzip(), ReleaseHints.NONE, Kind.INFO_GENERATED);
  }

  @Test
  @DisplayName("E1: a prefix may be that of a module cache")
  void readsEscapedPrefixes() throws IOException {
    String goMod = "module github.com/Azure/x\n";
    for (String prefix :
        List.of("github.com/!azure/x@v1.0.0-!r!c1/", "github.com/Azure/x@v1.0.0-RC1/")) {
      byte[] archive = new RawZip().file(prefix + "go.mod", goMod).build();
      try (ModuleRelease release = ingest(archive, ReleaseHints.NONE)) {
        assertThat(release.module()).hasToString("github.com/Azure/x@v1.0.0-RC1");
        assertThat(release.h1()).isEqualTo(h1("github.com/Azure/x@v1.0.0-RC1", "go.mod", goMod));
        assertThat(kinds(release).contains(Kind.PREFIX_CORRECTED)).isEqualTo(prefix.contains("!"));
      }
    }
  }

  @Test
  @DisplayName("H2: entries for directories would be hashed, and go mod verify would fail")
  void dropsDirectories() throws IOException {
    byte[] archive =
        new RawZip()
            .file("example.com/m@v1.0.0/", "")
            .file(PREFIX + "empty/", "")
            .file(PREFIX + "go.mod", GO_MOD)
            .file(PREFIX + "m.go", "package m\n")
            .build();
    try (ModuleRelease release = ingest(archive, ReleaseHints.NONE)) {
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0"));
      assertThat(release.repairs().get(0))
          .isEqualTo(
              new Repair(
                  Kind.DIRECTORIES_DROPPED,
                  "entry is a directory",
                  List.of("example.com/m@v1.0.0/", "example.com/m@v1.0.0/empty/"),
                  2))
          .hasToString("entry is a directory: example.com/m@v1.0.0/, example.com/m@v1.0.0/empty/");
    }
  }

  @Test
  @DisplayName("Z30, Z35: what a checkout has beside the module stays out")
  void dropsWhatDoesNotBelongInAModule() throws IOException {
    byte[] archive =
        zip("")
            .file(".git/config", "[core]")
            .file(".git/HEAD", "ref: refs/heads/main")
            .file("a/.hg/x", "")
            .file("vendor/modules.txt", "")
            .file("vendor/example.com/y/y.go", "")
            .file("nested/go.mod", "module example.com/m/nested\n")
            .file("nested/n.go", "")
            .file(
                "link",
                "m.go",
                e -> {
                  e.versionMadeBy = 3 << 8;
                  e.externalAttributes = 0120777 << 16;
                })
            .build();
    try (ModuleRelease release = ingest(archive, V1)) {
      assertThat(release.h1())
          .isEqualTo(
              h1(
                  "example.com/m@v1.0.0",
                  "go.mod",
                  GO_MOD,
                  "m.go",
                  "package m\n",
                  "vendor/modules.txt",
                  ""));
      assertThat(release.repairs())
          .filteredOn(repair -> repair.kind() == Kind.FILES_DROPPED)
          .extracting(Repair::toString)
          .containsExactlyInAnyOrder(
              "directory is a version control repository: .git, a/.hg",
              "file is in vendor directory: vendor/example.com/y/y.go",
              "directory is in another module: nested",
              "not a regular file: link");
    }
  }

  @Test
  @DisplayName("Z31: the go version in the module's own go.mod decides about vendor/modules.txt")
  void asksGoModAboutVendor() throws IOException {
    String goMod = GO_MOD + "\ngo 1.24\n";
    byte[] archive = new RawZip().file("go.mod", goMod).file("vendor/modules.txt", "").build();
    try (ModuleRelease release = ingest(archive, V1)) {
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0", "go.mod", goMod));
    }
  }

  @Test
  @DisplayName("D41, X16: what git archives is read as the go command reads it, with its commit")
  void readsArchivesOfGit() throws IOException {
    byte[] zip = zip("m-1/").file("m-1/.svn/x", "").with(z -> z.comment = bytes(COMMIT)).build();
    byte[] tar = tar("m-1/").commit(COMMIT).file("m-1/.svn/x", "").gzip();
    for (byte[] archive : List.of(zip, tar)) {
      try (ModuleRelease release = ingest(archive, V1)) {
        assertThat(release.h1())
            .isEqualTo(
                h1("example.com/m@v1.0.0", "go.mod", GO_MOD, "m.go", "package m\n", ".svn/x", ""));
        assertThat(release.info().origin().hash()).isEqualTo(COMMIT);
        assertThat(release.info().json())
            .endsWith("\"Origin\":{\"VCS\":\"git\",\"Hash\":\"" + COMMIT + "\"}}");
      }
    }
  }

  @Test
  void timeIsToldByTheHintThenTheInfoThenTheFilesThenTheClock() throws IOException {
    Instant hinted = Instant.parse("2019-01-02T03:04:05Z");
    Blob info =
        Blob.ofBytes(
            bytes(
                "{ \"Version\": \"v1.0.0\", \"Time\": \"2018-01-02T03:04:05+01:00\","
                    + " \"Origin\": {\"VCS\":\"git\",\"URL\":\"https://example.com/m\",\"X\":1} }"));
    assertThat(time(tar("").build(), V1.withTime(hinted).withInfo(info)))
        .isEqualTo("2019-01-02T03:04:05Z");
    assertThat(time(tar("").build(), V1.withInfo(info))).isEqualTo("2018-01-02T02:04:05Z");
    assertThat(time(tar("").build(), V1)).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(time(zip("").build(), V1)).isEqualTo(NOW.toString());
    byte[] future = tar("").file("f", "", e -> e.setModTime(4102444800000L)).build();
    assertThat(time(future, V1)).isEqualTo(NOW.toString());
    try (ModuleRelease release = ingest(tar("").build(), V1.withInfo(info).withCommit("abc1234"))) {
      assertThat(release.info().json())
          .isEqualTo(
              "{\"Version\":\"v1.0.0\",\"Time\":\"2018-01-02T02:04:05Z\",\"Origin\":"
                  + "{\"VCS\":\"git\",\"URL\":\"https://example.com/m\",\"Hash\":\"abc1234\"}}");
      assertThat(kinds(release)).doesNotContain(Kind.INFO_GENERATED);
    }
  }

  private String time(byte[] archive, ReleaseHints hints) throws IOException {
    try (ModuleRelease release = ingest(archive, hints)) {
      return release.info().time().orElseThrow().toString();
    }
  }

  @Test
  @DisplayName("X13, D31: a .mod file is made up where Go makes one up")
  void synthesizesGoMod() throws IOException {
    byte[] archive = new RawZip().file(PREFIX + "m.go", "").build();
    try (ModuleRelease release = ingest(archive, ReleaseHints.NONE)) {
      assertThat(new String(release.goMod().readAllBytes(100), StandardCharsets.UTF_8))
          .isEqualTo(GO_MOD);
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0", "m.go", ""));
      assertThat(kinds(release)).containsExactly(Kind.GO_MOD_SYNTHESIZED, Kind.INFO_GENERATED);
    }
    assertRefused(
        new RawZip().file("example.com/m/v2@v2.0.0/m.go", "").build(),
        ReleaseHints.NONE,
        "example.com/m/v2@v2.0.0: missing go.mod, which a module path that ends in /v2 requires");
  }

  @Test
  void takesFilesSentByThemselvesOnlyIfTheyAgree() throws IOException {
    byte[] archive = zip("").build();
    Blob goMod = Blob.ofBytes(bytes(GO_MOD));
    Blob other = Blob.ofBytes(bytes(GO_MOD + "\n"));
    Blob info = Blob.ofBytes(bytes("{\"Version\":\"v1.0.0\"}"));
    assertRelease(
        archive, ReleaseHints.NONE.withGoMod(goMod).withInfo(info), Kind.PREFIX_CORRECTED);
    assertRefused(
        archive,
        V1.withGoMod(other),
        "example.com/m@v1.0.0: the go.mod file that was sent is not the one in the archive");
    byte[] without = new RawZip().file(PREFIX + "m.go", "").build();
    ingest(without, V1.withGoMod(goMod)).close();
    assertRefused(
        without,
        V1.withGoMod(other),
        "example.com/m@v1.0.0: a go.mod file was sent, and there is none in the archive");
    assertRefused(
        archive,
        hints("example.com/m", "v1.0.1").withInfo(info),
        "example.com/m@v1.0.1: the .info file is for version v1.0.0");
    assertRefused(archive, V1.withInfo(other), "malformed .info file: " + malformed(other));
  }

  private static String malformed(Blob info) throws IOException {
    try {
      VersionInfo.parse(info.readAllBytes(100));
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "V1: what is not canonical is refused or, if the registry wishes, written canonically")
  void versionPolicy() throws IOException {
    byte[] archive = zip("").build();
    ReleaseHints hints = ReleaseHints.NONE.withVersion(SemVer.parse("v1.0.0+build.123"));
    assertRefused(
        archive,
        hints,
        "example.com/m: version \"v1.0.0+build.123\" is not canonical: publish it as v1.0.0");
    try (ModuleRelease release = ingest(archive, hints, VersionPolicy.CANONICALIZE)) {
      assertThat(release.module()).hasToString("example.com/m@v1.0.0");
      assertThat(release.repairs().get(0))
          .isEqualTo(
              new Repair(
                  Kind.VERSION_CANONICALIZED,
                  "version \"v1.0.0+build.123\" published as v1.0.0",
                  List.of(),
                  0));
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0"));
    }
    byte[] named = zip("example.com/m@v1.0.0+build.123/").build();
    try (ModuleRelease release = ingest(named, ReleaseHints.NONE, VersionPolicy.CANONICALIZE)) {
      assertThat(kinds(release))
          .containsExactly(Kind.VERSION_CANONICALIZED, Kind.PREFIX_CORRECTED, Kind.INFO_GENERATED);
    }
  }

  @Test
  void refusesContradictions() {
    assertRefused(
        zip(PREFIX).build(),
        hints("example.com/m", "v1.0.1"),
        "example.com/m@v1.0.1: the archive says that it is example.com/m@v1.0.0");
    assertRefused(
        zip(PREFIX).build(),
        hints("example.com/other", "v1.0.0"),
        "example.com/other: the archive says that it is example.com/m@v1.0.0");
    assertRefused(
        zip("").build(),
        hints("example.com/other", "v1.0.0"),
        "example.com/other@v1.0.0: parsing go.mod:\n"
            + "\tmodule declares its path as: example.com/m\n"
            + "\t        but was required as: example.com/other");
    assertRefused(
        zip("").build(),
        hints("example.com/m", "v2.0.0"),
        "example.com/m@v2.0.0: invalid version: should be v0 or v1, not v2");
  }

  @Test
  void refusesWhatNothingNames() {
    assertRefused(zip("").build(), ReleaseHints.NONE, "example.com/m: no version is given");
    assertRefused(
        new RawZip().file("m.go", "").build(),
        V1,
        "no module path is given, and there is no go.mod");
    assertRefused(
        new RawZip().file("go.mod", "go 1.20\n").build(),
        V1,
        "parsing go.mod: missing module line");
    assertRefused(
        new RawZip().file("m/a.go", "").file("m/b.go", "").build(),
        hints("example.com/m", "v1.0.0"),
        "all files are in \"m/\", and no go.mod tells whether that is the root of the module");
    assertRefused(new RawZip().build(), V1, "no module path is given, and there is no go.mod");
    assertRefused(
        new RawZip().file("a/", "").build(),
        hints("example.com/m", "v1.0.0"),
        "example.com/m@v1.0.0: there are no files for a module zip");
  }

  @Test
  @DisplayName("C2: a module with something beside it is not guessed at")
  void refusesFilesBesideTheModule() {
    assertRefused(
        zip(PREFIX).file("v1.0.0.zip", "").build(),
        V1,
        "v1.0.0.zip: path does not have prefix \"example.com/m@v1.0.0/\"");
  }

  @Test
  @DisplayName("what the Finder packs, for instance")
  void refusesFilesBesideTheFolderOfTheModule() {
    assertRefused(
        zip("m/").file("__MACOSX/m/._m.go", "").build(),
        hints("example.com/m", "v1.0.0"),
        "example.com/m@v1.0.0: m/go.mod is of this module, but not at the root of the archive");
  }

  @Test
  @DisplayName("D31: a module without go.mod may have nested ones")
  void takesOtherModulesBelow() throws IOException {
    byte[] archive =
        new RawZip().file("m.go", "").file("n/go.mod", "module example.com/m/n\n").build();
    try (ModuleRelease release = ingest(archive, hints("example.com/m", "v1.0.0"))) {
      assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0", "m.go", ""));
    }
  }

  @Test
  @DisplayName("Z2: bombs are counted while they are unpacked")
  void refusesBombs() throws IOException {
    byte[] large = new byte[100_000];
    assertRefused(
        zip("").file("a", "", e -> e.uncompressedSize = e.localUncompressedSize = 2L << 30).build(),
        V1,
        "archive is too large when unpacked (limit is 1048576000 bytes)");
    byte[] lie =
        zip("")
            .file(
                bytes("a"),
                large,
                e -> {
                  RawZip.deflate(e);
                  e.uncompressedSize = 1000;
                })
            .build();
    assertRefused(lie, V1, "example.com/m@v1.0.0: \"a\": zip: not a valid zip file");
    var small = ArchiveIngest.builder(temp).unpackedLimit(50_000).build();
    byte[] tar = tar("").file("a", "x".repeat(40_000)).file("b", "x".repeat(40_000)).build();
    for (byte[] archive : List.of(tar, Tar.gzip(tar), Tar.gzip(large))) {
      assertThatThrownBy(() -> small.release(Blob.ofBytes(archive), V1))
          .isInstanceOf(ReleaseRefusedException.class)
          .hasMessage("archive is too large when unpacked (limit is 50000 bytes)");
    }
  }

  @Test
  void failuresOfTheDiskAreNoRefusals() {
    var nowhere = ArchiveIngest.builder(temp.resolve("missing")).build();
    for (byte[] archive : List.of(zip("").build(), tar("").gzip())) {
      assertThatThrownBy(() -> nowhere.release(Blob.ofBytes(archive), V1))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ReleaseRefusedException.class);
    }
  }

  @Test
  void takesOverTheTemporaryFileOfABlob() throws IOException {
    byte[] archive = zip(PREFIX).build();
    Spool spool = Spool.of(new ByteArrayInputStream(archive), temp, 1 << 20);
    try (Blob upload = spool.intoBlob();
        ModuleRelease release =
            ArchiveIngest.builder(temp).build().release(upload, ReleaseHints.NONE)) {
      assertThat(release.zip().file()).isEqualTo(spool.file());
    }
  }

  @Test
  void refusesNamesThatGoRefuses() {
    assertRefused(
        zip("").file("con.txt", "").build(),
        V1,
        "example.com/m@v1.0.0: con.txt: malformed file path \"con.txt\": \"con\" disallowed as path"
            + " element component on Windows");
    assertRefused(
        zip("").file("M.go", "").build(),
        V1,
        "example.com/m@v1.0.0: M.go: case-insensitive file name collision: \"m.go\" and \"M.go\"");
    assertRefused(
        zip("").file("m.go", "").build(),
        V1,
        "example.com/m@v1.0.0: m.go: multiple entries for file \"m.go\"");
    assertRefused(
        new RawZip().file("a/GO.MOD", GO_MOD).file("a/m.go", "").build(),
        hints("example.com/m", "v1.0.0"),
        "example.com/m@v1.0.0: GO.MOD: go.mod files must have lowercase names");
    assertRefused(
        new Tar().special("go.mod", (byte) '2', "x").file("m.go", "").build(),
        hints("example.com/m", "v1.0.0"),
        "go.mod: not a regular file");
  }

  @Test
  void namesTheFirstTenFindings() {
    RawZip zip = zip("");
    for (int i = 10; i < 30; i++) {
      zip.file("a?" + i, "");
    }
    assertThatThrownBy(() -> ingest(zip.build(), V1))
        .hasMessageContaining("a?19")
        .hasMessageNotContaining("a?20")
        .hasMessageEndingWith("\nand 10 more");
  }

  @Test
  @DisplayName("zips that readers disagree on")
  void refusesAmbiguousZips() {
    assertRefused(
        zip(PREFIX).file(PREFIX + "hidden.go", "", e -> e.central = false).build(),
        V1,
        "example.com/m@v1.0.0: ambiguous zip: there are bytes before its directory");
    assertRefused(
        zip(PREFIX).file(PREFIX + "a.go", "", e -> e.localName = bytes(PREFIX + "b.go")).build(),
        V1,
        "example.com/m@v1.0.0: ambiguous zip: \"example.com/m@v1.0.0/a.go\" has another name before"
            + " its content");
    assertRefused(
        zip("").file("a.go", "", e -> e.flags = 1).build(),
        V1,
        "example.com/m@v1.0.0: ambiguous zip: \"a.go\" is encrypted");
    assertRefused(
        zip("").file("a.go", "", e -> e.method = 12).build(),
        V1,
        "example.com/m@v1.0.0: \"a.go\": zip: unsupported compression algorithm");
    assertRefused(
        zip("").file("a.go", "A", e -> e.crc = e.localCrc = 1).build(),
        V1,
        "example.com/m@v1.0.0: \"a.go\": zip: checksum error");
  }

  @Test
  @DisplayName("C22: stored with a descriptor is read by Go, and by nobody otherwise")
  void takesStoredEntriesWithDescriptors() throws IOException {
    byte[] archive =
        new RawZip()
            .file(PREFIX + "go.mod", GO_MOD, RawZip::describe)
            .file(PREFIX + "m.go", "package m\n", RawZip::describe)
            .build();
    assertRelease(archive, ReleaseHints.NONE, Kind.INFO_GENERATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../x", "a/../../x", "a//b", "a/./b"})
  void refusesTarNamesThatLeadElsewhere(String name) {
    for (String only : List.of("", "more")) {
      Tar tar = only.isEmpty() ? new Tar() : tar("");
      assertThatThrownBy(
              () ->
                  ingest(
                      tar.special(name, (byte) '0', "").build(), hints("example.com/m", "v1.0.0")))
          .isInstanceOf(ReleaseRefusedException.class)
          .hasMessageStartingWith("example.com/m@v1.0.0: " + name + ": ");
    }
  }

  @Test
  void refusesWhatTarsHaveAndModulesHaveNot() {
    assertRefused(
        tar("").special("h", (byte) '1', "m.go").build(), V1, "tar: \"h\" is a hard link");
    assertRefused(tar("").special("d", (byte) '3', "").build(), V1, "tar: \"d\" is a device");
    assertRefused(tar("").special("s", (byte) 'S', "").build(), V1, "tar: \"s\" is a sparse file");
    assertRefused(
        tar("").file("s", "", e -> e.addPaxHeader("GNU.sparse.major", "1")).build(),
        V1,
        "tar: \"s\" is a sparse file");
    assertRefused(
        tar("").file("m.go", "twice").build(),
        V1,
        "example.com/m@v1.0.0: m.go: multiple entries for file \"m.go\"");
  }

  @Test
  void readsLongTarNamesInEitherForm() throws IOException {
    String name = "long/".repeat(60) + "é.go";
    for (Tar tar : List.of(new Tar(), new Tar().gnuNames())) {
      byte[] archive = tar.file("go.mod", GO_MOD).file(name, "x").gzip();
      try (ModuleRelease release = ingest(archive, V1)) {
        assertThat(release.h1()).isEqualTo(h1("example.com/m@v1.0.0", "go.mod", GO_MOD, name, "x"));
        assertThat(release.provenance()).isEqualTo("tar");
      }
    }
  }

  @Test
  void refusesDamagedTars() {
    byte[] tar = tar("").build();
    assertRefused(Arrays.copyOf(tar, 600), V1, "tar: unexpected end");
    assertRefused(Arrays.copyOf(tar, 1024), V1, "tar: unexpected end");
    byte[] changed = tar.clone();
    changed[1024] ^= 1;
    assertRefused(changed, V1, "tar: malformed header");
    byte[] more = Arrays.copyOf(tar, tar.length + 10);
    more[tar.length + 5] = 1;
    assertRefused(more, V1, "tar: data after its end");
    byte[] gzip = tar("").gzip();
    assertRefused(Arrays.copyOf(gzip, gzip.length - 9), V1, "gzip: damaged or cut short");
    assertRefused(Tar.gzip(gzip), V1, "tar: unexpected end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "\u001f", "BZh91AY&SY"})
  void refusesWhatIsNoArchive(String content) {
    assertRefused(bytes(content), V1, "neither a zip nor a tar archive, with gzip or without");
  }

  @Test
  @DisplayName("a zip with something before it is none")
  void refusesPrependedZips() {
    assertRefused(
        zip(PREFIX).with(z -> z.prefix = bytes("#!/bin/sh\n")).build(),
        V1,
        "neither a zip nor a tar archive, with gzip or without");
  }
}
