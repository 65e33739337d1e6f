package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The executable jar as users get it; it exists from the package phase on. */
class StandaloneJarTest {
  private static final Path JAR = Path.of(System.getProperty("goproxy4j.jar"));

  @BeforeAll
  static void needsTheJar() {
    assumeTrue(Files.exists(JAR), "mvn package makes " + JAR.getFileName());
  }

  @Test
  void runsByItself() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(java.toString(), "-jar", JAR.toString(), "--version")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output).startsWith("goproxy4j ").doesNotContain("(unpackaged)");
  }

  @Test
  void carriesNeitherModuleDescriptorsNorSignatures() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsServicesAndVersionedClasses() throws IOException {
    assertThat(entries())
        .contains("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
        .contains("META-INF/services/org.eclipse.jetty.http.HttpFieldPreEncoder");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
