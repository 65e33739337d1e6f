package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A limit on the size of files stands in for a disk that is full: writing fails half-way. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {
  private static final String LIMIT = "ulimit -f 64; exec \"$@\"";

  @TempDir Path temp;
  private Workplace work;

  @BeforeEach
  void writeALargeModule() throws IOException {
    work = Workplace.in(temp);
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    Files.write(work.path("m/noise"), noise);
    assertThat(work.run("zip", "$m", "@", "-o", "$large.zip").exitCode()).isZero();
  }

  /** What a command says when no file may have more than some blocks. */
  private String run(String... arguments) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of("sh", "-c", LIMIT, "sh", java, "-XX:-UsePerfData"));
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (String argument : arguments) {
      command.add(work.argument(argument));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    assertThat(said).hasLineCount(1);
    return said.replace(temp + "/", "$");
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(work.path(folder))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void keepsTheZipThatWasThere() throws Exception {
    byte[] before = Files.readAllBytes(work.path("m.zip"));
    assertThat(run("zip", "$m", "@", "-o", "$m.zip"))
        .isEqualTo("goproxy4j: create zip $m: $m.zip: File too large");
    assertThat(work.path("m.zip")).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void takesBackWhatItExtracted() throws Exception {
    assertThat(run("extract", "$large.zip", "@", "$out/deep"))
        .isEqualTo("goproxy4j: unzip $large.zip: $out/deep/noise: File too large");
    assertThat(work.path("out")).doesNotExist();
  }

  @Test
  void publishesNothing() throws Exception {
    assertThat(run("publish", "$m", "--version", "v1.0.0", "--root", "$s"))
        .matches("goproxy4j: create zip \\$m: \\$s/\\.staging/\\S+\\.tmp: File too large");
    assertThat(files("s")).isEmpty();
    assertThat(work.run("publish", "$m", "--version", "v1.0.0", "--root", "$s").exitCode())
        .isZero();
  }

  @Test
  void publishesNoArchive() throws Exception {
    assertThat(run("publish", "$large.zip", "--version", "v1.0.0", "--root", "$s"))
        .matches("goproxy4j: \\$s/\\.staging/\\S+\\.tmp: File too large");
    assertThat(files("s")).isEmpty();
  }
}
