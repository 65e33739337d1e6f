package io.github.goproxy4j.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hashes were computed by dirhash.HashDir of golang.org/x/mod in Go 1.26.8. */
class DirectoryHashTest {
  private static final String M = "example.com/m@v1.0.0";
  private static final String HASH = "h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o=";

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("go.mod"), "module example.com/m\n");
    Files.writeString(folder.resolve("sub/a.go"), "package sub\n");
  }

  @ParameterizedTest(name = "[{0}]")
  @DisplayName("H5: the prefix is joined as a path")
  @CsvSource({
    "example.com/m@v1.0.0,  h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o=",
    "example.com/m@v1.0.0/, h1:aWcK7D7XMD7BlY5TTjy3mSRmSRxDf2T1KH8kFPHxY3o=",
    "'',                    h1:fAVmIGeAC9vP8wZpO9je+SUI6tFYaKSzOlNG2350Lbs=",
    ".,                     h1:fAVmIGeAC9vP8wZpO9je+SUI6tFYaKSzOlNG2350Lbs=",
    "/,                     h1:J0zpvyGcirYDLe8JeEOXlRcdtcZAQUqmLcIhpvq9yb4=",
    "/x,                    h1:QYONmKU69YScEA9rgCJXCkL8XJt8fstk5HKkXyVrCls=",
    "..,                    h1:yiWJKINcl7XFCOYeumhL4IS/uXNFA3PcR2vHddby+CM=",
    "é,                     h1:qUYFvinbjCA8fo6uebTZF4iEGcAvY9sQ+/aKiHmZAgI="
  })
  void joinsThePrefix(String prefix, String hash) throws IOException {
    assertThat(ModuleHash.ofDirectory(folder, prefix)).hasToString(hash);
  }

  @Test
  @DisplayName("H5: directories themselves do not count")
  void ignoresEmptyDirectories() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertHash(HASH);
    assertThat(ModuleHash.ofDirectory(folder.resolve("empty"), M))
        .hasToString("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  @DisplayName("H5: a link to a file has that file's content")
  void followsLinksToFiles() throws IOException {
    link("link", "go.mod");

    assertHash("h1:au8P0NK0Eo46gDZ/xOqs7ucd4vOPHSe3q1blfhSvMs0=");
  }

  @Test
  @DisplayName("H5: a link to a directory or to nothing cannot be read")
  void failsOnLinksToAnythingElse() throws IOException {
    link("link", "sub");
    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder, M))
        .hasMessage(folder.resolve("link") + ": is a directory");

    Files.delete(folder.resolve("link"));
    link("link", "nowhere");
    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder, M))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @Timeout(10)
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("H5: what never ends is not read")
  void failsOnLinksToDevices() throws IOException {
    Path link = link("link", "/dev/zero");

    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder, M))
        .hasMessage(link + ": not a regular file");
    Files.delete(link);
  }

  @Test
  @DisplayName("H5: what is hashed must be a directory and no link to one")
  void failsOnWhatIsNoDirectory() throws IOException {
    Path file = folder.resolve("go.mod");
    Path link = link("link", "sub");

    assertThatThrownBy(() -> ModuleHash.ofDirectory(file, M))
        .hasMessage(file + " is not a directory");
    assertThatThrownBy(() -> ModuleHash.ofDirectory(link, M))
        .hasMessage(link + " is not a directory");
    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder.resolve("none"), M))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("H1, trap 18: names sort as bytes")
  void sortsNamesByBytes() throws IOException {
    Files.writeString(folder.resolve("\uD840\uDC00.go"), "1");
    Files.writeString(folder.resolve("\uFB01.go"), "2");

    assertHash("h1:i1o4x3NmTp8fzeQEwROrH84ZGFahpACdjYTPSnanlYI=");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("H1: a newline in a name fails")
  void failsOnNewlines() throws IOException {
    Files.writeString(folder.resolve("new\nline"), "x");

    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder, M))
        .hasMessage("dirhash: filenames with newlines are not supported");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("H1: a newline in a name is told before the content is looked at")
  void looksAtNamesFirst() throws IOException {
    Files.createSymbolicLink(folder.resolve("new\nline"), Path.of("nowhere"));

    assertThatThrownBy(() -> ModuleHash.ofDirectory(folder, M))
        .hasMessage("dirhash: filenames with newlines are not supported");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("H5: a backslash in a name stays one")
  void keepsBackslashes() throws IOException {
    Files.writeString(folder.resolve("back\\slash"), "x");

    assertHash("h1:iIC1jIOaMalaFAW/ya6hNDevgDaSLOIgGFKHXhoYkZ0=");
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  @DisplayName("H1, trap 22: names are bytes where the file system has bytes")
  void takesNamesThatAreNotUtf8AsTheyAre() throws IOException {
    Path odd = Path.of(URI.create(folder.resolve("sub").toUri() + "%FF+%20%2541.go"));
    try {
      Files.writeString(odd, "x");
    } catch (FileSystemException e) {
      org.junit.jupiter.api.Assumptions.abort("a file system with names of text: " + e);
    }

    assertHash("h1:siTSSRDdMSk7jWKcM8/I2DSNcH0Jt/3WyKlP6F+2dps=");
  }

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  private void assertHash(String hash) throws IOException {
    assertThat(ModuleHash.ofDirectory(folder, M)).hasToString(hash);
  }
}
