package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The {@code go} command of this machine, the reference that conformance is measured against.
 *
 * <p>A test that needs it begins with {@link #require()}: without {@code go} on the {@code PATH} it
 * is skipped with a reason, and fails where {@code CI=true} promises a complete machine.
 */
public final class GoTool {
  /**
   * What every run starts from, above the inherited environment: this very toolchain, no workspace
   * around the directory, and a go.mod that may be completed.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of("GOTOOLCHAIN", "local", "GOWORK", "off", "GO111MODULE", "on", "GOFLAGS", "-mod=mod");

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String MISSING =
      "no go command on the PATH: install Go to compare with it (https://go.dev/dl)";

  private final Path executable;
  private final Duration timeout;

  private GoTool(Path executable, Duration timeout) {
    this.executable = executable;
    this.timeout = timeout;
  }

  /** The {@code go} on the {@code PATH}; otherwise the calling test ends here. */
  public static GoTool require() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return require(path, "true".equals(System.getenv("CI")));
  }

  static GoTool require(String path, boolean ci) {
    Optional<Path> found = find(path);
    if (found.isEmpty() && ci) {
      fail(MISSING + ", though CI=true");
    }
    Assumptions.assumeTrue(found.isPresent(), MISSING);
    return new GoTool(found.get(), TIMEOUT);
  }

  /**
   * Settings for a go command that starts with an empty cache and asks one proxy only; they may be
   * changed.
   */
  public static Map<String, String> onlyFrom(String proxy, Path emptyCache) {
    var environment = new HashMap<String, String>();
    environment.put("GOMODCACHE", emptyCache.toString());
    environment.put("GOFLAGS", "-modcacherw");
    environment.put("GOPROXY", proxy);
    environment.put("GOSUMDB", "off");
    environment.put("GOTOOLCHAIN", "local");
    // Nothing from a configuration file: GOPRIVATE could name another way around the proxy.
    environment.put("GOENV", "off");
    environment.put("GOPRIVATE", "");
    environment.put("GONOPROXY", "");
    environment.put("GOAUTH", "off");
    return environment;
  }

  private static Optional<Path> find(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of("go", "go.exe").map(name -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The same command with another limit to how long a run may take, 3 minutes by default. */
  public GoTool withTimeout(Duration limit) {
    return new GoTool(executable, limit);
  }

  /** Where the command is. */
  public Path executable() {
    return executable;
  }

  /** What {@code go env} says of a variable. */
  public String env(String variable) {
    return run(Path.of(""), Map.of(), "env", variable).requireSuccess().stdout().strip();
  }

  /**
   * Runs {@code go args...} in {@code dir} to its end, with {@code env} above the defaults.
   *
   * @throws UncheckedIOException if it cannot be started, or takes too long; it and what it started
   *     are then ended
   */
  public Result run(Path dir, Map<String, String> env, String... args) {
    try {
      Path folder = Files.createTempDirectory("gotool");
      Path out = folder.resolve("stdout");
      Path err = folder.resolve("stderr");
      try {
        // Files, not pipes: nobody has to drain them, and a grandchild cannot keep them open.
        Process process =
            command(dir, env, args)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        int exit = await(process, String.join(" ", args));
        return new Result(exit, text(out), text(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Builds the program in {@code source}, whatever the inherited settings. If that needs a newer
   * command, the calling test ends here.
   *
   * @return {@code program}, as an absolute path
   */
  public Path build(Path source, Path program) {
    String target = program.toAbsolutePath().toString();
    var environment = Map.of("GOFLAGS", "-mod=readonly -buildvcs=false", "CGO_ENABLED", "0");
    Result result = run(source, environment, "build", "-o", target, ".");
    boolean old = result.stderr().contains("requires go >=");
    Assumptions.assumeTrue(!old || "true".equals(System.getenv("CI")), result.stderr());
    result.requireSuccess();
    return program.toAbsolutePath();
  }

  /** A command ready to start, for callers that talk to it; ending it is theirs. */
  public ProcessBuilder command(Path dir, Map<String, String> env, String... args) {
    List<String> words =
        Stream.concat(Stream.of(executable.toString()), Arrays.stream(args)).toList();
    var builder = new ProcessBuilder(words).directory(dir.toAbsolutePath().toFile());
    builder.environment().putAll(DEFAULTS);
    builder.environment().putAll(env);
    return builder;
  }

  private int await(Process process, String words) throws IOException {
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new InterruptedIOException("go " + words + ": not done after " + timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("go " + words).initCause(e);
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /**
   * How a run ended.
   *
   * @param exit the exit status
   */
  public record Result(int exit, String stdout, String stderr) {
    /** This, if the status is 0; otherwise the test fails and shows what the command said. */
    public Result requireSuccess() {
      assertThat(exit).as("exit status; stderr:%n%s", stderr).isZero();
      return this;
    }
  }
}
