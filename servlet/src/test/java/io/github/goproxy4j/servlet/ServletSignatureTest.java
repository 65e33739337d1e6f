package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.PublicSignatures;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Public signatures name types of the JDK, the servlet API and this library. */
class ServletSignatureTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path CORE = Path.of("..", "core", "target", "classes");
  private static final String PACKAGE = "io.github.goproxy4j.servlet";

  @Test
  void namesOnlyWhatItsUsersHave() throws Exception {
    Set<String> known =
        new HashSet<>(PublicSignatures.exportedPackages(CORE.resolve("module-info.class")));
    known.addAll(List.of(PACKAGE, "jakarta.servlet", "jakarta.servlet.http"));

    List<Class<?>> types = PublicSignatures.typesIn(CLASSES, Set.of(PACKAGE));

    assertThat(types).contains(GoProxyServlet.class);
    for (Class<?> type : types) {
      assertThat(PublicSignatures.foreign(type, known)).as(type.getName()).isEmpty();
    }
  }
}
