package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A command of this machine other than {@code go}: git, zip, tar. Where it is missing, the test is
 * skipped with a reason, and fails where {@code CI=true} promises a complete machine.
 */
record Tool(Path executable) {
  private static final long TIMEOUT_SECONDS = 60;

  /** The command of that name on the {@code PATH}; otherwise the calling test ends here. */
  static Tool require(String name) {
    Optional<Path> found = find(name);
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail("no " + name + " on the PATH: install it, since CI=true promises it");
    }
    Assumptions.assumeTrue(found.isPresent(), "no " + name + " on the PATH: install it");
    return new Tool(found.get());
  }

  private static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Runs to a successful end in {@code folder}; returns what was printed. */
  String run(Path folder, Map<String, String> environment, String... args) {
    try {
      List<String> words =
          Stream.concat(Stream.of(executable.toString()), Arrays.stream(args)).toList();
      Path out = Files.createTempFile("tool", ".out");
      try {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as("%s%n%s", words, text).isTrue();
        return text;
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
