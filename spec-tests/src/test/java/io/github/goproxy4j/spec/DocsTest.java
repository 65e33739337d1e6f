package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.spec.MarkdownPage.Section;
import io.github.goproxy4j.standalone.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the pages in {@code docs} show. The Java of a section is one program, which has what
 * stands behind {@code // =} in its last variable; YAML is a configuration.
 */
class DocsTest {
  private static final Pattern EXPECTED =
      Pattern.compile("(?m)^[A-Z]?\\w+(?:<[^=]*>)? (\\w+) =.*; // = (.*)$");
  private static final Set<String> LANGUAGES =
      Set.of("java", "yaml", "sh", "xml", "text", "nginx", "apache", "json", "http");
  private static final Pattern FENCE = Pattern.compile("(?m)^```(.*)$");

  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> theJavaOfASectionRuns() {
    return ofSections("java", blocks -> run(String.join("", blocks)));
  }

  @TestFactory
  Stream<DynamicTest> yamlIsConfiguration() {
    return ofSections(
        "yaml",
        blocks -> {
          for (String block : blocks) {
            Path folder = Files.createTempDirectory(temp, "config");
            Files.createFile(folder.resolve("users"));
            assertThat(ConfigFile.read(Files.writeString(folder.resolve("c.yaml"), block)).mounts())
                .isNotEmpty();
          }
        });
  }

  @Test
  void everyBlockHasALanguage() {
    assertThat(MarkdownPage.docs())
        .allSatisfy(
            page -> {
              List<String> fences =
                  FENCE.matcher(page.text()).results().map(fence -> fence.group(1)).toList();
              for (int i = 0; i < fences.size(); i++) {
                assertThat(fences.get(i)).as("%s", page).isIn(i % 2 == 0 ? LANGUAGES : Set.of(""));
              }
            });
  }

  /** What is done with the blocks of a section. */
  private interface Trial {
    void of(List<String> blocks) throws Exception;
  }

  private static Stream<DynamicTest> ofSections(String language, Trial trial) {
    List<DynamicTest> tests =
        MarkdownPage.docs().stream()
            .flatMap(page -> page.sections().stream().map(s -> test(page, s, language, trial)))
            .flatMap(List::stream)
            .toList();
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static List<DynamicTest> test(
      MarkdownPage page, Section section, String language, Trial trial) {
    List<String> blocks = section.blocks(language);
    Executable run = () -> trial.of(blocks);
    return blocks.isEmpty() ? List.of() : List.of(dynamicTest(page + ", " + section.title(), run));
  }

  private void run(String code) throws Exception {
    Path work = Files.createTempDirectory(temp, "section");
    Map<String, Object> values = new Snippet(code).run(given(work), work);
    EXPECTED
        .matcher(code)
        .results()
        .forEach(
            line ->
                assertThat(values.get(line.group(1))).as(line.group()).hasToString(line.group(2)));
    if (code.contains("// =") != EXPECTED.matcher(code).find()) {
      fail("the expected values are not found:\n" + code);
    }
  }

  private static Map<String, Object> given(Path work) throws IOException {
    SampleModule sample = SampleModule.of("example.com/m", "v1.0.0");
    Path dir = Files.createDirectory(work.resolve("m"));
    Files.write(dir.resolve("go.mod"), sample.goMod());
    Map<String, Object> given = new HashMap<>();
    given.put("dir", dir);
    given.put("goMod", dir.resolve("go.mod"));
    given.put("zip", Files.write(work.resolve("m.zip"), sample.zip()));
    for (String name : List.of("folder", "cacheFolder", "checksumFolder", "target")) {
      given.put(name, work.resolve(name));
    }
    return given;
  }
}
