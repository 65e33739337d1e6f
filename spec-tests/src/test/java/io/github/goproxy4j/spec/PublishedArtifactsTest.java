package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is published, as the phase verify has left it. */
class PublishedArtifactsTest {
  /** A module that is published. */
  enum Artifact {
    CORE("core"),
    SERVLET("servlet");

    private final String folder;

    Artifact(String folder) {
      this.folder = folder;
    }

    Path path(String name) {
      return Path.of("..", folder, name);
    }

    /** A file of the build; where it has not come to make it, the calling test ends here. */
    Path built(String suffix) throws IOException {
      String name = "goproxy4j-" + folder + "-\\d[\\d.]*(-SNAPSHOT)?" + Pattern.quote(suffix);
      try (Stream<Path> files = Files.list(path("target"))) {
        List<Path> found =
            files.filter(file -> file.getFileName().toString().matches(name)).toList();
        Assumptions.assumeFalse(found.isEmpty(), "mvn verify makes goproxy4j-" + folder + suffix);
        return found.get(0);
      }
    }

    Attributes manifest() throws IOException {
      try (JarFile jar = new JarFile(built(".jar").toFile())) {
        return jar.getManifest().getMainAttributes();
      }
    }
  }

  private static List<String> entries(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasSourcesAndJavadocAndTheLicense(Artifact artifact) throws IOException {
    assertThat(entries(artifact.built(".jar"))).contains("META-INF/LICENSE", "META-INF/NOTICE");
    assertThat(entries(artifact.built("-sources.jar")))
        .anyMatch(name -> name.endsWith("/package-info.java"));
    assertThat(entries(artifact.built("-javadoc.jar"))).contains("index.html");
  }

  @ParameterizedTest
  @EnumSource
  void hasAPomThatStandsAlone(Artifact artifact) throws Exception {
    Path file = artifact.path(".flattened-pom.xml");
    Assumptions.assumeTrue(Files.exists(file), "mvn process-resources makes " + file);
    Element pom = parse(file).getDocumentElement();
    assertThat(children(pom))
        .contains("name", "description", "url", "licenses", "developers", "scm", "dependencies")
        .doesNotContain("parent", "repositories", "distributionManagement", "profiles");
    NodeList dependencies = pom.getElementsByTagName("dependency");
    assertThat(dependencies.getLength()).isPositive();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      assertThat(children(dependency)).contains("version", "scope");
      assertThat(text(dependency, "version"))
          .as(text(dependency, "artifactId"))
          .matches("[\\d.]+.*");
      assertThat(text(dependency, "scope")).isIn("compile", "provided");
    }
  }

  private static Document parse(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static List<String> children(Element element) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getNodeName())
        .toList();
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void coreIsABundleThatExportsWhatItsModuleExports() throws IOException {
    Attributes manifest = Artifact.CORE.manifest();
    assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.github.goproxy4j");
    assertThat(manifest.getValue("Require-Capability")).contains("osgi.ee", "JavaSE", "=17");
    assertThat(packages(manifest, "Export-Package")).containsExactlyInAnyOrderElementsOf(exports());
    assertThat(packages(manifest, "Import-Package"))
        .contains("com.google.common.cache", "org.slf4j")
        .noneMatch(name -> name.startsWith("io.github.goproxy4j.internal"));
  }

  private static List<String> exports() throws IOException {
    try (JarFile jar = new JarFile(Artifact.CORE.built(".jar").toFile());
        InputStream in = jar.getInputStream(jar.getEntry("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .map(ModuleDescriptor.Exports::source)
          .toList();
    }
  }

  /** Servlet 6 of any container; a module with any servlet API. */
  @Test
  void servletIsABundleAndAnAutomaticModule() throws IOException {
    Attributes manifest = Artifact.SERVLET.manifest();
    assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.github.goproxy4j.servlet");
    assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.github.goproxy4j.servlet");
    assertThat(packages(manifest, "Export-Package")).containsExactly("io.github.goproxy4j.servlet");
    assertThat(manifest.getValue("Import-Package"))
        .contains("jakarta.servlet.http;version=\"[6.0,7)\"")
        .contains("io.github.goproxy4j.protocol;");
    assertThat(entries(Artifact.SERVLET.built(".jar"))).doesNotContain("module-info.class");
  }

  /** The names in a header, without what they are given behind a semicolon. */
  private static List<String> packages(Attributes manifest, String header) {
    String plain = manifest.getValue(header).replaceAll(";[a-z-]+:?=(\"[^\"]*\"|[^,;]*)", "");
    return List.of(plain.split(","));
  }
}
