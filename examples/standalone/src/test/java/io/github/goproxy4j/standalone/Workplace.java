package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.standalone.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with the module {@code m}, its zip, and commands that must not change any of it. */
final class Workplace {
  static final String MODULE = "example.com/m@v1.0.0";

  private final Path folder;

  private Workplace(Path folder) {
    this.folder = folder;
  }

  static Workplace in(Path folder) throws IOException {
    var work = new Workplace(folder);
    work.write("m/go.mod", "module example.com/m\n");
    work.write("m/m.go", "package m\n");
    CommandRun.of("zip", work.path("m"), MODULE, "-o", work.path("m.zip"));
    return work;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String content) throws IOException {
    Files.createDirectories(path(name).getParent());
    return Files.writeString(path(name), content);
  }

  /**
   * The line on standard error and the exit code of a command that changes nothing.
   *
   * @param arguments {@code $} in front of the name of a file here, {@code @} for the module
   */
  String refusal(String... arguments) throws IOException {
    return refusal(1, arguments);
  }

  String refusal(int exitCode, String... arguments) throws IOException {
    Map<String, Object> before = content();
    Result result = run(arguments);
    assertThat(content()).isEqualTo(before);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).startsWith("goproxy4j: ").hasLineCount(1);
    assertThat(result.out()).isEmpty();
    return result
        .err()
        .strip()
        .substring("goproxy4j: ".length())
        .replace(folder + "/", "$")
        .replace(folder.toString(), "$");
  }

  Result run(String... arguments) {
    return CommandRun.of(Arrays.stream(arguments).map(this::argument).toArray());
  }

  String argument(String text) {
    String module = text.equals("@") ? MODULE : text;
    return module.startsWith("$") ? path(module.substring(1)).toString() : module;
  }

  private Map<String, Object> content() throws IOException {
    var content = new TreeMap<String, Object>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        boolean readable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        content.put(file.toString(), readable ? Arrays.hashCode(Files.readAllBytes(file)) : 0);
      }
    }
    return content;
  }
}
