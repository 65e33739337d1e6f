package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Path CLASSES = Path.of("target", "classes");

  /**
   * Embedded Tomcat is itself the module with the servlet API: no fixed requirement fits
   * everywhere.
   */
  @Test
  void isAnAutomaticModuleWithAFixedName() throws IOException {
    assertThat(CLASSES.resolve("module-info.class")).doesNotExist();
    assertThat(manifest().getValue("Automatic-Module-Name"))
        .isEqualTo("io.github.goproxy4j.servlet");
  }

  @Test
  void isABundleThatExportsItsPackage() throws IOException {
    assertThat(manifest().getValue("Bundle-SymbolicName")).isEqualTo("io.github.goproxy4j.servlet");
    assertThat(manifest().getValue("Export-Package"))
        .startsWith("io.github.goproxy4j.servlet;version=");
  }

  private static Attributes manifest() throws IOException {
    try (InputStream in = Files.newInputStream(CLASSES.resolve("META-INF/MANIFEST.MF"))) {
      return new Manifest(in).getMainAttributes();
    }
  }
}
