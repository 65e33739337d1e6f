package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may be written down as an answer at all. */
class WireTableTest {
  /** Trap 32: whatever a container does not refuse has the same answer in all of them. */
  @Test
  void containersAgreeOrRefuse() throws IOException {
    WireTable.read()
        .rows()
        .forEach(
            (request, row) -> {
              assertThat(row).as(request).hasSize(5).allMatch(WireTableTest::isPermitted);
              Set<String> agreed =
                  row.stream()
                      .skip(1)
                      .filter(answer -> !answer.endsWith("*"))
                      .collect(Collectors.toCollection(HashSet::new));
              assertThat(agreed).as(request).hasSizeLessThanOrEqualTo(1);
              // The JDK's server knows no path parameters, nor a mount spelled in two ways.
              agreed.addAll(List.of("404", "400*", "404*"));
              assertThat(row.get(0)).as(request).isIn(agreed);
            });
  }

  private static boolean isPermitted(String answer) {
    return List.of("200", "404", "405", "400*", "404*", "405*").contains(answer);
  }

  @Test
  void nobodyServesWhatLiesBesideTheModules() throws IOException {
    Map<String, List<String>> rows = WireTable.read().rows();
    assertThat(rows.keySet())
        .filteredOn(request -> request.contains("secret"))
        .hasSizeGreaterThan(15);
    rows.forEach(
        (request, row) -> {
          if (request.contains("secret") && !request.contains("?")) {
            assertThat(row).as(request).allMatch(answer -> answer.startsWith("4"));
          }
        });
  }
}
