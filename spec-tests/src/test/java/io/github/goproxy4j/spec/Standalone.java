package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The standalone program as a process of its own: the executable jar once there is one. */
public final class Standalone {
  private static final Pattern PUBLISHED = Pattern.compile("\\bh1:[A-Za-z0-9+/]{43}=");

  private Standalone() {}

  /** Serves a folder on a free port. */
  static Serving serve(Path root) throws Exception {
    return serve("--root", root.toString(), "--port", "0", "--context", "/some/where");
  }

  /** Serves what options or a configuration say, which have one address for clients. */
  static Serving serve(String... options) throws Exception {
    Stream<String> words = Stream.concat(Stream.of("serve"), Stream.of(options));
    return Serving.of(start(words.toArray(String[]::new)));
  }

  /** Serves what a file says, on a free port, with options of the JVM such as {@code -Xmx64m}. */
  public static Serving serveConfig(Path config, String... options) throws Exception {
    List<String> words = new ArrayList<>(program());
    words.addAll(1, List.of(options));
    words.addAll(List.of("serve", "--config", config.toString()));
    return Serving.of(start(words));
  }

  /** Publishes a folder and returns the h1 that was printed. */
  static String publish(Path folder, String version, Path root) throws Exception {
    Process process =
        start("publish", folder.toString(), "--version", version, "--root", root.toString());
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).containsPattern(PUBLISHED);
    return PUBLISHED.matcher(output).results().findFirst().orElseThrow().group();
  }

  private static Process start(String... args) throws IOException {
    return start(Stream.concat(program().stream(), Stream.of(args)).toList());
  }

  private static Process start(List<String> words) throws IOException {
    var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.matches("GO.*|NETRC"));
    return builder.start();
  }

  private static List<String> program() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path jar = Path.of(System.getProperty("goproxy4j.jar"));
    if (Files.exists(jar)) {
      return List.of(java, "-jar", jar.toString());
    }
    String main = "io.github.goproxy4j.standalone.Main";
    return List.of(java, "-cp", System.getProperty("java.class.path"), main);
  }
}
