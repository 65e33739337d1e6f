package io.github.goproxy4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.ArchiveException;
import org.junit.jupiter.api.Test;

/** Public signatures name types of the JDK and of exported packages, and no others. */
class PublicSignatureTest {
  private static final Path CLASSES = Path.of("target", "classes");

  /** What a package is for that nobody has to use. */
  private static final Map<String, Set<String>> PURPOSES =
      Map.of("io.github.goproxy4j.metrics", Set.of("io.micrometer.core.instrument.MeterRegistry"));

  @Test
  void exportedTypesNameOnlyTheJdkAndExportedTypes() throws Exception {
    Set<String> exported = PublicSignatures.exportedPackages(CLASSES.resolve("module-info.class"));
    List<Class<?>> types = PublicSignatures.typesIn(CLASSES, exported);

    assertThat(types).isNotEmpty();
    for (Class<?> type : types) {
      assertThat(PURPOSES.getOrDefault(type.getPackageName(), Set.of()))
          .as(type.getName())
          .containsAll(PublicSignatures.foreign(type, exported));
    }
  }

  @Test
  void findsForeignTypesWhereverASignatureCanNameThem() {
    assertThat(PublicSignatures.foreign(Leaky.class, Set.of("io.github.goproxy4j")))
        .containsExactly(
            "com.google.common.collect.ImmutableList",
            "com.google.common.io.ByteSource",
            "org.apache.commons.compress.archivers.ArchiveException");
  }

  public abstract static class Leaky<T extends Comparable<ImmutableList<T>>> {
    protected Leaky(Supplier<? extends Map<String, ByteSource[]>> sources) {}

    public abstract void open() throws ArchiveException;

    void hidden(com.google.common.base.Splitter allowed) {}
  }
}
