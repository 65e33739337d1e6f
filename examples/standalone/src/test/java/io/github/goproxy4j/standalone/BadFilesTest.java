package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Something else where a file or a folder is wanted: one line that names it, nothing written. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class BadFilesTest {
  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeFiles() throws IOException, InterruptedException {
    work = Workplace.in(temp);
    Files.createDirectory(work.path("empty"));
    Files.createDirectory(work.path("piped"));
    Files.createSymbolicLink(work.path("dangling"), Path.of("nowhere"));
    Files.createDirectory(work.path("linked"));
    Files.createSymbolicLink(work.path("linked/go.mod"), Path.of("../m/go.mod"));
    Files.createDirectories(work.path("folder/go.mod"));
    String[] pipes = {work.path("pipe").toString(), work.path("piped/go.mod").toString()};
    Process mkfifo = new ProcessBuilder("mkfifo", pipes[0], pipes[1]).start();
    assertThat(mkfifo.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(work.path("pipe")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "check $none @ | $none: no such file or directory",
        "check $dangling @ | $dangling: no such file or directory",
        "check $m @ | $m: is a directory",
        "check $pipe @ | $pipe: not a regular file",
        "hash $none | $none: no such file or directory",
        "hash $pipe | $pipe: not a regular file",
        "hash $piped --module @ | $piped/go.mod: not a regular file",
        "extract $none @ $out | $none: no such file or directory",
        "extract $m @ $out | $m: is a directory",
        "extract $pipe @ $out | $pipe: not a regular file",
        "extract $m.zip @ $m.zip | unzip $m.zip: $m.zip: file exists",
        "extract $m.zip @ $m.zip/sub | unzip $m.zip: $m.zip: file exists",
        "extract $m.zip @ $m | unzip $m.zip: target directory $m exists and is not empty",
        "extract $m.zip @ $dangling"
            + " | unzip $m.zip: target directory $dangling is a symbolic link",
        "zip $none @ -o $x.zip"
            + " | create zip from directory $none: $none: no such file or directory",
        "zip $m.zip @ -o $x.zip"
            + " | create zip $m.zip: .: malformed file path \".\": invalid path element \".\"",
        "zip $m @ -o $none/x.zip | $none/x.zip: no such file or directory",
        "zip $m @ -o $empty | $empty: is a directory",
        "zip $m @ -o $m.zip/x | $m.zip/x: Not a directory",
        "zip $m @ -o $pipe | $pipe: not a regular file",
        "zip $m @ -o $dangling | $dangling: not a regular file",
        "zip $m @ -o $m/x.zip | $m/x.zip: is in the folder $m that it would be made of",
        "publish $none --version v1.0.0 --root $s | $none/go.mod: no such file or directory",
        "publish $empty --version v1.0.0 --root $s | $empty/go.mod: no such file or directory",
        "publish $folder --version v1.0.0 --root $s | $folder/go.mod: is a directory",
        "publish $piped --version v1.0.0 --root $s | $piped/go.mod: not a regular file",
        "publish $linked --version v1.0.0 --root $s | $linked/go.mod: not a regular file",
        "publish $m --version v1.0.0 --root $m.zip | $m.zip: file exists",
        "publish $m --version v1.0.0 --root $m.zip/s | $m.zip/s: Not a directory",
        "gosum $none --cache $m | $none: no such file or directory",
        "gosum $m --cache $m | $m: Is a directory",
        "gosum $m/m.go --cache $m | malformed go.sum: $m/m.go:1: wrong number of fields 2",
        "gosum /dev/zero --cache $m"
            + " | /dev/zero: too large for a go.sum (limit is 67108864 bytes)",
        "serve --root $m.zip --port 0 | $m.zip: not a directory",
        "serve --root $m --port 0 --host no.such.host.invalid"
            + " | cannot listen on no.such.host.invalid:0: unknown host",
      })
  void namesWhatIsNotWanted(String command, String message) throws IOException {
    assertThat(work.refusal(command.split(" "))).isEqualTo(message);
  }

  /** JDK 17 passes on what the system says, later ones say that there is no such file. */
  @Test
  void namesAFileBelowAFile() throws IOException {
    assertThat(work.refusal("check", "$m.zip/x", "@"))
        .isIn("$m.zip/x: Not a directory", "$m.zip/x: no such file or directory");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'version \"\" is not canonical (should be \"\")'",
    "v1, 'version \"v1\" is not canonical (should be \"v1.0.0\")'",
    "1.0.0, 'version \"1.0.0\" is not canonical (should be \"\")'",
    "v01.0.0, 'version \"v01.0.0\" is not canonical (should be \"\")'",
    "latest, 'version \"latest\" is not canonical (should be \"\")'",
    "../../x, 'version \"../../x\" is not canonical (should be \"\")'",
    "v2.0.0, 'example.com/m@v2.0.0: invalid version: should be v0 or v1, not v2'",
  })
  void refusesVersionsThatCannotBe(String version, String message) throws IOException {
    String expected =
        version.isEmpty() ? "example.com/m@: invalid version: not a semantic version" : message;
    assertThat(work.refusal("publish", "$m", "--version", version, "--root", "$s"))
        .isEqualTo(expected);
  }

  @Test
  void refusesAVersionTooLongForADisk() throws IOException {
    CommandRun.of("publish", work.path("m"), "--version", "v1.0.0", "--root", work.path("s"));
    String version = "v1.0.0-" + "a".repeat(300);
    assertThat(work.refusal("publish", "$m", "--version", version, "--root", "$s"))
        .endsWith("/" + version + ".ziphash: File name too long");
  }

  @Test
  void followsALinkToAFileThatIsReplaced() throws IOException {
    Path link = Files.createSymbolicLink(work.path("link.zip"), Path.of("m.zip"));
    assertThat(work.run("zip", "$m", "@", "-o", "$link.zip").exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    work.write("m/con.go", "package m\n");
    work.refusal("zip", "$m", "@", "-o", "$link.zip");
  }
}
