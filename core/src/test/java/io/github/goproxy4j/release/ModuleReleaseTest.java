package io.github.goproxy4j.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.InvalidModuleZipException;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleReleaseTest {
  private static final Instant TIME = Instant.parse("2025-11-21T00:20:00.123+01:00");

  @TempDir Path directory;
  @TempDir Path temp;

  @AfterEach
  void leavesNoTemporaryFile() {
    assertThat(temp).isEmptyDirectory();
  }

  @BeforeEach
  void writeFile() throws IOException {
    write("m.go", "package m\n");
  }

  @Test
  void makesEverythingFromADirectory() throws IOException {
    write("go.mod", "module example.com/m\n\ngo 1.24\n");
    write("nested/go.mod", "module example.com/m/nested\n");
    ModuleVersion module = ModuleVersion.parse("example.com/m@v1.0.0");

    try (ModuleRelease release = ofDirectory("example.com/m@v1.0.0")) {
      assertThat(release.module()).isEqualTo(module);
      assertThat(release.info().json())
          .isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2025-11-20T23:20:00Z\"}");
      assertThat(goMod(release)).isEqualTo("module example.com/m\n\ngo 1.24\n");
      assertThat(release.provenance()).isEqualTo("directory");
      try (Blob zip = release.zip().openBlob()) {
        assertThat(ModuleZip.check(module, zip).valid())
            .containsExactly("example.com/m@v1.0.0/go.mod", "example.com/m@v1.0.0/m.go");
      }
      Files.delete(directory.resolve("nested/go.mod"));
      assertThat(release.h1()).isEqualTo(ModuleHash.ofDirectory(directory, module));
    }
  }

  @Test
  @DisplayName("H4: the .mod file is hashed as it is, to the byte")
  void keepsTheBytesOfGoMod() throws IOException {
    String goMod = "// comment\r\nmodule  \"example.com/m\"\r\n\r\nnew-directive x\r\n";
    write("go.mod", goMod);
    try (ModuleRelease release = ofDirectory("example.com/m@v1.0.0")) {
      assertThat(goMod(release)).isEqualTo(goMod);
      assertThat(release.goModH1())
          .isEqualTo(ModuleHash.ofGoMod(goMod.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/m@v1.0.0",
        "gopkg.in/m.v3@v3.1.0",
        "example.com/m@v2.0.0+incompatible"
      })
  @DisplayName("X13, D31: a missing go.mod is synthesised, and not put into the zip")
  void synthesisesGoMod(String module) throws IOException {
    try (ModuleRelease release = ofDirectory(module);
        Blob zip = release.zip().openBlob()) {
      assertThat(goMod(release)).isEqualTo("module " + release.module().path() + "\n");
      assertThat(ModuleZip.check(release.module(), zip).valid()).containsExactly(module + "/m.go");
    }
  }

  @Test
  @DisplayName("D31: below a major version suffix there must be a go.mod")
  void refusesMissingGoModBelowMajorVersion() {
    assertRefused(
        "example.com/m/v2@v2.0.0", "missing go.mod, which a module path that ends in /v2 requires");
  }

  @Test
  @DisplayName("M14: the go command would refuse a go.mod with another path")
  void refusesGoModOfAnotherModule() throws IOException {
    write("go.mod", "module example.com/other\n");
    assertRefused(
        "example.com/m@v1.0.0",
        "parsing go.mod:\n"
            + "\tmodule declares its path as: example.com/other\n"
            + "\t        but was required as: example.com/m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "go 1.24\n", "module \"\"\n"})
  void refusesGoModWithoutModulePath(String goMod) throws IOException {
    write("go.mod", goMod);
    assertRefused("example.com/m@v1.0.0", "parsing go.mod: missing module line");
  }

  @Test
  @DisplayName("M1: a byte order mark is an error")
  void refusesGoModThatCannotBeParsed() throws IOException {
    write("go.mod", "\ufeffmodule example.com/m\n");
    assertRefused(
        "example.com/m@v1.0.0", "parsing go.mod: go.mod:1: unexpected input character '\\ufeff'");
  }

  @Test
  @DisplayName("V10: +incompatible is for modules without go.mod")
  void refusesIncompatibleVersionWithGoMod() throws IOException {
    write("go.mod", "module example.com/m\n");
    assertRefused(
        "example.com/m@v2.0.0+incompatible",
        "invalid version: module contains a go.mod file, so module path must match major version"
            + " (\"example.com/m/v2\")");
  }

  @Test
  @DisplayName("V3: +incompatible is for major versions that need it")
  void refusesIncompatibleVersionThatIsCompatible() throws IOException {
    assertRefused(
        "example.com/m@v1.0.0+incompatible",
        "invalid version: +incompatible suffix not allowed: major version v1 is compatible");
    write("go.mod", "module example.com/m/v2\n");
    assertRefused(
        "example.com/m/v2@v2.0.0+incompatible",
        "invalid version: +incompatible suffix not allowed: major version v2 is compatible");
  }

  @Test
  @DisplayName("V1, Z24: the refusal names the canonical form")
  void refusesVersionsThatAreNotCanonical() {
    assertRefused(
        "example.com/m@v1.0.0+build.123",
        "version \"v1.0.0+build.123\" is not canonical (should be \"v1.0.0\")");
    assertRefused("example.com/m@v1", "version \"v1\" is not canonical (should be \"v1.0.0\")");
  }

  @Test
  void takesPseudoVersionsAndMajorVersions() throws IOException {
    try (ModuleRelease release = ofDirectory("example.com/m@v0.0.0-20200102030405-abcdefabcdef")) {
      assertThat(release.info().version()).hasToString("v0.0.0-20200102030405-abcdefabcdef");
    }
    write("go.mod", "module example.com/m/v2\n");
    try (ModuleRelease release = ofDirectory("example.com/m/v2@v2.1.0-rc.1")) {
      assertThat(release.module()).hasToString("example.com/m/v2@v2.1.0-rc.1");
    }
  }

  @Test
  void refusesFilesThatCannotBeInAZip() throws IOException {
    write("a.go", "");
    write("A.go", "");
    write("x'y", "");
    assertRefused(
        "example.com/m@v1.0.0",
        "a.go: case-insensitive file name collision: \"A.go\" and \"a.go\"\n"
            + "x'y: malformed file path \"x'y\": invalid char '\\''");
    assertThatThrownBy(() -> ofDirectory("example.com/m@v1.0.0"))
        .hasCauseInstanceOf(InvalidModuleZipException.class);
  }

  @Test
  void missingDirectoryIsAFailureAndNoRefusal() {
    assertThatThrownBy(
            () ->
                ModuleRelease.ofDirectory(
                    ModuleVersion.parse("example.com/m@v1.0.0"),
                    directory.resolve("missing"),
                    TIME,
                    temp))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ReleaseRefusedException.class);
  }

  @Test
  void keepsTheBytesOfAZip() throws IOException {
    write("go.mod", "module example.com/m\n");
    byte[] bytes = zip("example.com/m@v1.0.0");
    try (ModuleRelease release = ofZip("example.com/m@v1.0.0", bytes);
        Blob zip = release.zip().openBlob()) {
      assertThat(zip.readAllBytes(1 << 20)).isEqualTo(bytes);
      assertThat(release.h1()).isEqualTo(ModuleHash.ofZip(zip));
      assertThat(goMod(release)).isEqualTo("module example.com/m\n");
      assertThat(release.provenance()).isEqualTo("zip");
    }
  }

  @Test
  void refusesZipsOfAnotherVersion() throws IOException {
    byte[] bytes = zip("example.com/m@v1.0.0");
    assertThatThrownBy(() -> ofZip("example.com/m@v1.0.1", bytes))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage(
            "example.com/m@v1.0.1: example.com/m@v1.0.0/m.go:"
                + " path does not have prefix \"example.com/m@v1.0.1/\"");
  }

  @Test
  void refusesWhatIsNoZip() {
    assertThatThrownBy(() -> ofZip("example.com/m@v1.0.0", new byte[100]))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessage("example.com/m@v1.0.0: zip: not a valid zip file");
  }

  @Test
  @DisplayName("U4: what cannot be extracted is not published")
  void refusesZipsWithBrokenContent() throws IOException {
    byte[] bytes = zip("example.com/m@v1.0.0");
    int content = 30 + "example.com/m@v1.0.0/m.go".length();
    bytes[content + 3] ^= 1;
    assertThatThrownBy(() -> ofZip("example.com/m@v1.0.0", bytes))
        .isInstanceOf(ReleaseRefusedException.class)
        .hasMessageStartingWith("example.com/m@v1.0.0: zip: ");
  }

  @Test
  @DisplayName("Z1: a zip that is too large is not even copied")
  void refusesHugeZips() throws IOException {
    try (Blob huge = new HugeBlob()) {
      assertThatThrownBy(
              () ->
                  ModuleRelease.ofZip(
                      ModuleVersion.parse("example.com/m@v1.0.0"), huge, TIME, temp))
          .isInstanceOf(ReleaseRefusedException.class)
          .hasMessage(
              "example.com/m@v1.0.0: module zip file is too large (limit is 524288000 bytes)");
    }
  }

  private record HugeBlob() implements Blob {
    @Override
    public long size() {
      return ModuleZip.MAX_ZIP_SIZE + 1;
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new AssertionError("is read");
    }

    @Override
    public void close() {}
  }

  private void assertRefused(String module, String reason) {
    assertThatThrownBy(() -> ofDirectory(module))
        .isInstanceOfSatisfying(
            ReleaseRefusedException.class,
            e -> {
              assertThat(e.module()).hasValue(ModuleVersion.parse(module));
              assertThat(e.reason()).isEqualTo(reason);
            })
        .hasMessage("%s: %s", module, reason);
  }

  private ModuleRelease ofDirectory(String module) throws IOException {
    return ModuleRelease.ofDirectory(ModuleVersion.parse(module), directory, TIME, temp);
  }

  private ModuleRelease ofZip(String module, byte[] zip) throws IOException {
    return ModuleRelease.ofZip(ModuleVersion.parse(module), Blob.ofBytes(zip), TIME, temp);
  }

  private byte[] zip(String module) throws IOException {
    var out = new ByteArrayOutputStream();
    ModuleZip.create(ModuleVersion.parse(module), directory, out);
    return out.toByteArray();
  }

  private static String goMod(ModuleRelease release) throws IOException {
    return new String(release.goMod().readAllBytes(1 << 20), StandardCharsets.UTF_8);
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
