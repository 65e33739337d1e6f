package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.ConfigFile;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README shows. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final ModuleVersion MODULE = ModuleVersion.of("example.com/m", "v1.0.0");

  @TempDir Path work;
  private Path dir;

  private static String readme() throws IOException {
    return Files.readString(Path.of(System.getProperty("basedir", ".")).resolve("../README.md"));
  }

  private static List<String> blocks(Pattern kind) throws IOException {
    return kind.matcher(readme()).results().map(m -> m.group(1)).toList();
  }

  private static List<String> javaBlocks() throws IOException {
    return blocks(JAVA);
  }

  @BeforeEach
  void writeModule() throws IOException {
    dir = Files.createDirectory(work.resolve("m"));
    Files.writeString(dir.resolve("go.mod"), "module example.com/m\n");
    Files.writeString(dir.resolve("m.go"), "package m\n");
  }

  @Test
  void everyBlockIsRunHere() throws IOException {
    assertThat(javaBlocks()).hasSize(4);
    assertThat(blocks(YAML)).hasSize(1);
  }

  @Test
  void embeds() throws Exception {
    Path zip = work.resolve("m.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(MODULE, dir, out);
    }
    var output = new ByteArrayOutputStream();
    Map<String, Object> values =
        new Snippet(javaBlocks().get(0))
            .run(Map.of("zip", zip, "dir", dir, "output", output), work);
    assertThat(output.toByteArray()).isEqualTo(Files.readAllBytes(zip));
    var checked = (CheckedZip) values.get("checked");
    assertThat(checked.report().isValid()).isTrue();
    assertThat(checked.hash()).contains(ModuleHash.ofZip(zip));
  }

  @Test
  void mounts() throws Exception {
    Path folder = work.resolve("modules");
    Map<String, Object> values =
        new Snippet(javaBlocks().get(1)).run(Map.of("folder", folder), work);
    assertThat(values.get("servlet")).isInstanceOf(GoProxyServlet.class);
    assertThat(folder).isDirectory();
  }

  @Test
  void composes() throws Exception {
    Map<String, Object> folders =
        Map.of(
            "folder", work.resolve("modules"),
            "cacheFolder", work.resolve("cache"),
            "checksumFolder", work.resolve("sumdb"));
    Map<String, Object> values = new Snippet(javaBlocks().get(2)).run(folders, work);
    var unknown = new ModulePath("corp.example.com/m");
    assertThatThrownBy(() -> ((ModuleSource) values.get("all")).versions(unknown, Fetch.normal()))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThat(values.get("governed")).hasToString("FilteredSource(" + values.get("kept") + ")");
  }

  @Test
  void readsTheConfiguration() throws IOException {
    String yaml = blocks(YAML).get(0);
    Config config = ConfigFile.read(Files.writeString(work.resolve("goproxy4j.yaml"), yaml));
    assertThat(config.mounts())
        .extracting(Mount::path)
        .containsExactly("/go/private", "/go/public", "/go/go");
  }

  @Test
  void complainsAboutTheConfiguration() throws IOException {
    String yaml = blocks(YAML).get(0).replace("except:", "exept:").replace("20GiB", "20G");
    Path file = Files.writeString(work.resolve("goproxy4j.yaml"), yaml);
    assertThatThrownBy(() -> ConfigFile.read(file))
        .message()
        .asString()
        .isEqualTo(complaints().replace("goproxy4j.yaml", file.toString()));
  }

  private static String complaints() throws IOException {
    return readme()
        .lines()
        .filter(line -> line.startsWith("goproxy4j.yaml:"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void answersInOneLineEach() throws Exception {
    Path zip = work.resolve("m.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(MODULE, dir, out);
    }
    String unsorted = "b.example/x v1.0.0 h1:b\na.example/x v1.0.0 h1:a\n";
    Path goSum = Files.writeString(work.resolve("go.sum"), unsorted);
    var output = new ByteArrayOutputStream();

    Map<String, Object> values =
        new Snippet(javaBlocks().get(3))
            .run(
                Map.of(
                    "zip", zip,
                    "dir", dir,
                    "goMod", dir.resolve("go.mod"),
                    "goSum", goSum,
                    "target", work.resolve("target"),
                    "output", output),
                work);

    assertThat(values.get("zipHash")).isEqualTo(values.get("treeHash"));
    assertThat(values.get("modHash"))
        .hasToString("h1:flS2VctbRrTv+sBE+VKgxx6hlkMGPVz9MGOmzMYFg3k=");
    assertThat(output.toByteArray()).isEqualTo(Files.readAllBytes(zip));
    assertThat(((ZipReport) values.get("report")).valid()).hasSize(2);
    assertThat(work.resolve("target/m.go")).hasContent("package m\n");
    assertThat(goSum).hasContent("a.example/x v1.0.0 h1:a\nb.example/x v1.0.0 h1:b\n");
    assertThat(values.get("order")).isEqualTo(-1);
    assertThat(values.get("escaped")).isEqualTo("github.com/!azure/x");
  }
}
