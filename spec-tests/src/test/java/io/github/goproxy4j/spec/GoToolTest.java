package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class GoToolTest {
  @TempDir Path folder;

  @Test
  void reportsOutputAndStatus() {
    GoTool.Result version = GoTool.require().run(folder, Map.of(), "version");

    assertThat(version.exit()).isZero();
    assertThat(version.stdout()).startsWith("go version go");
    assertThat(version.stderr()).isEmpty();
  }

  @Test
  void reportsFailures() {
    GoTool.Result result = GoTool.require().run(folder, Map.of(), "nonsense");

    assertThat(result.exit()).isNotZero();
    assertThat(result.stderr()).contains("nonsense");
    assertThatThrownBy(result::requireSuccess)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void putsTheCallersEnvironmentAboveTheDefaults() {
    GoTool go = GoTool.require();

    assertThat(go.env("GOWORK")).isEqualTo("off");
    assertThat(go.run(folder, Map.of("GOFLAGS", "-v"), "env", "GOFLAGS").stdout().strip())
        .isEqualTo("-v");
  }

  @Test
  void endsARunThatTakesTooLong() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module m.example/m\n");
    Files.writeString(folder.resolve("main.go"), "package main\nfunc main() { select {} }\n");

    assertThatThrownBy(
            () ->
                GoTool.require()
                    .withTimeout(Duration.ofMillis(1))
                    .run(folder, Map.of(), "run", "."))
        .hasRootCauseInstanceOf(InterruptedIOException.class)
        .hasMessageContaining("go run .: not done after PT0.001S");
  }

  @Test
  void skipsWithoutGo() {
    assertThatThrownBy(() -> GoTool.require(folder.toString(), false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no go command on the PATH");
  }

  @Test
  void failsWithoutGoInContinuousIntegration() {
    assertThatThrownBy(() -> GoTool.require(folder.toString(), true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("install Go")
        .hasMessageEndingWith(", though CI=true");
  }
}
