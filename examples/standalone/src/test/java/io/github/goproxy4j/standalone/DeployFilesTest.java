package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files with which others run the jar name what there is. */
class DeployFilesTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path FOLDER = BASE.resolve("src/main/deploy");

  private static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  @Test
  void bothRunTheJarThatMavenMakes() throws IOException {
    assertThat(Files.readString(BASE.resolve("pom.xml"))).contains("/goproxy4j.jar</outputFile>");
    assertThat(read("Dockerfile")).contains("COPY goproxy4j.jar /goproxy4j.jar\n");
    assertThat(read("goproxy4j.service")).contains("/goproxy4j.jar serve --config ");
  }

  /** Options that the program does not have would be a wrong usage, and an exit code of 2. */
  @Test
  void bothPassOptionsThatThereAre(@TempDir Path temp) throws IOException {
    assertThat(read("Dockerfile"))
        .contains("CMD [\"serve\", \"--root\", \"/modules\", \"--host\", \"0.0.0.0\"]");
    Path none = temp.resolve("none/none");
    var refused = CommandRun.of("serve", "--root", none, "--host", "0.0.0.0", "--port", "-1");
    assertThat(refused.err()).contains("--port -1 is not a port");
    assertThat(CommandRun.of("serve", "--config", none).exitCode()).isEqualTo(1);
  }

  /** An older JVM does not know all of them, and passes over them as it is told. */
  @Test
  void everyJvmTakesTheOptionsOfTheUnit(@TempDir Path temp) throws Exception {
    Matcher options = Pattern.compile("/java (-.*) -jar").matcher(read("goproxy4j.service"));
    assertThat(options.find()).isTrue();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.group(1).replace("%C/goproxy4j", temp.toString()).split(" ")));
    command.add("-version");

    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = java.getInputStream().readAllBytes();
    assertThat(java.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void systemdHasNothingToSay(@TempDir Path temp) throws Exception {
    Path unit = temp.resolve("goproxy4j.service");
    // Whether a program is there is not a question about the unit.
    Files.writeString(unit, read("goproxy4j.service").replace("/usr/bin/java", "/bin/sh"));
    Process process;
    try {
      process =
          new ProcessBuilder("systemd-analyze", "verify", unit.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("needs systemd-analyze: " + e.getMessage());
      return;
    }
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
    assertThat(new String(said, StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("goproxy4j.service"))
        .isEmpty();
  }
}
