package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.spec.Serving;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of {@code examples}, and how somebody may start it. */
enum Example {
  TOMCAT,
  JETTY,
  UNDERTOW,
  SPRING_BOOT;

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Path target() {
    return Path.of("..", "..", "examples", word(), "target");
  }

  /** The jar; where the build has not come to make it, the calling test ends here. */
  private Path jar() {
    Path jar = target().resolve("goproxy4j-example-" + word() + ".jar");
    Assumptions.assumeTrue(Files.exists(jar), "mvn package makes " + jar.getFileName());
    return jar;
  }

  private String module() {
    return "io.github.goproxy4j.examples." + word();
  }

  private String main() {
    return module() + "." + name().charAt(0) + word().substring(1) + "Example";
  }

  /** As the README says. */
  List<String> asJar() {
    return List.of("-jar", jar().toString());
  }

  /** With nothing on the class path. */
  List<String> asModule() {
    String path = jar() + File.pathSeparator + target().resolve("lib");
    return List.of("--module-path", path, "--module", module() + "/" + main());
  }

  /** With the jars of other folders in the place of those whose names begin so. */
  List<String> withJarsOf(List<Path> folders, String instead) throws IOException {
    var jars = new ArrayList<Path>(List.of(target().resolve("classes")));
    for (Path folder : folders) {
      jars.addAll(jarsIn(folder));
    }
    jars.addAll(jarsBut(instead));
    String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return List.of("-cp", path, main());
  }

  /** What it has on its class path, but for the jars whose names begin so. */
  List<Path> jarsBut(String prefix) throws IOException {
    return jarsIn(jar().resolveSibling("lib")).stream()
        .filter(jar -> !jar.getFileName().toString().startsWith(prefix))
        .toList();
  }

  /** The command of the page about it. */
  String command() {
    return "java -jar examples/%s/target/%s".formatted(word(), jar().getFileName());
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /** Starts it on a free port, with its temporary files in {@code temp}. */
  static Serving start(List<String> words, Path modules, Path temp) throws Exception {
    var command =
        new ArrayList<String>(
            List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temp,
                "-Dport=0",
                "-Dmodules=" + modules));
    command.addAll(words);
    Path log = temp.resolve("log");
    return Serving.of(new ProcessBuilder(command).redirectError(log.toFile()).start());
  }
}
