package io.github.goproxy4j.standalone.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;

/**
 * Files and what is wrong with them. A case begins with {@code == its name}; after a line with
 * {@code --} come the problems, without the name of the file.
 */
public final class ProblemCases {
  private record Case(String name, String file, List<String> problems) {}

  private ProblemCases() {}

  /** A test for each case in a resource beside {@code test}. */
  public static Stream<DynamicTest> in(Class<?> test, String resource, Consumer<byte[]> reader)
      throws IOException {
    List<Case> cases = read(test, resource);
    assertThat(cases).hasSizeGreaterThan(10);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.name, () -> check(each, reader)));
  }

  private static void check(Case each, Consumer<byte[]> reader) {
    assertThatThrownBy(() -> reader.accept(each.file.getBytes(StandardCharsets.UTF_8)))
        .asInstanceOf(InstanceOfAssertFactories.type(MalformedSettingsException.class))
        .extracting(MalformedSettingsException::problems)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .containsExactlyElementsOf(each.problems.stream().map(line -> "f.yaml:" + line).toList());
  }

  private static List<Case> read(Class<?> test, String resource) throws IOException {
    try (InputStream in = test.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var cases = new ArrayList<Case>();
      for (String part : Arrays.stream(text.split("(?m)^== ")).skip(1).toList()) {
        String[] halves = part.split("(?m)^--\n", -1);
        assertThat(halves).as(part).hasSize(2);
        int end = halves[0].indexOf('\n');
        cases.add(
            new Case(
                halves[0].substring(0, end),
                halves[0].substring(end + 1),
                halves[1].lines().filter(line -> !line.isBlank()).toList()));
      }
      return cases;
    }
  }
}
