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

  @Test
  void exportedTypesNameOnlyTheJdkAndExportedTypes() throws Exception {
    Set<String> exported = PublicSignatures.exportedPackages(CLASSES.resolve("module-info.class"));
    List<Class<?>> types = PublicSignatures.typesIn(CLASSES, exported);

    assertThat(types).isNotEmpty();
    for (Class<?> type : types) {
      assertThat(PublicSignatures.foreign(type, exported)).as(type.getName()).isEmpty();
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
