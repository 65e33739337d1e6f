package io.github.goproxy4j.spec.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.access.SecretHash;
import io.github.goproxy4j.spec.Serving;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The WAR in containers that have nothing else of ours, and the go command. */
class WarTest {
  private static final Path WAR = Path.of("..", "..", "examples", "war", "target", "goproxy4j.war");

  private static final Path PAGE = Path.of("..", "..", "docs", "containers.md");
  private static final Pattern WEB_XML = Pattern.compile("(?s)```xml\n(<web-app.*?)```");

  @TempDir Path temp;

  @BeforeEach
  void needsTheWar() {
    Assumptions.assumeTrue(Files.exists(WAR), "mvn package makes " + WAR.getFileName());
  }

  private static Path home(String property) {
    return Path.of(System.getProperty(property));
  }

  private void assertServes(PublishedModules modules, String url) throws IOException {
    GoClient client = GoClient.of(url, temp);
    modules.assertQueriedBy(client);
    modules.assertDownloadedBy(client);
  }

  @Test
  void servesAFolderInTomcat10() throws Exception {
    PublishedModules modules = PublishedModules.in(temp);
    TomcatFolder tomcat = TomcatFolder.make(home("goproxy4j.tomcat10"), temp.resolve("base"));
    tomcat.deploy(WAR, "go", "goproxy4j.root", modules.folder());
    try (Serving serving = tomcat.start(Map.of())) {
      assertServes(modules, serving.url() + "/go");
    }
  }

  /** What Tomcat is by itself is enough for what is larger than it reads of a form, 2 MB. */
  @Test
  void publishesAsAConfigurationSaysInTomcat11() throws Exception {
    Files.write(
        temp.resolve("users"),
        List.of(
            "token ci " + SecretHash.ofToken("abc").text(), "grant ci publish", "grant * read"));
    Path config = temp.resolve("goproxy4j.yaml");
    Files.writeString(
        config,
        """
        access: {users: users, audit: audit.jsonl}
        repositories:
          private: {type: hosted, root: store, publish: accept}
        """);
    TomcatFolder tomcat = TomcatFolder.make(home("goproxy4j.tomcat11"), temp.resolve("base"));
    tomcat.deploy(WAR, "ROOT");
    SmallModule module = SmallModule.of("example.com/Large/m", "v1.0.0").withNoise(5 << 20);
    try (Serving serving = tomcat.start(Map.of("GOPROXY4J_CONFIG", config.toString()))) {
      var upload = new UploadClient(URI.create(serving.url()).getPort());
      WireClient.Answer answer =
          upload.send(
              "PUT",
              "/go/private/example.com/Large/m/@v/v1.0.0.zip",
              Map.of("Authorization", "Bearer abc"),
              module.zip());
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);

      GoClient client = GoClient.of(serving.url() + "/go/private", temp);
      client.go("get", module.module().toString());
      assertThat(client.work().resolve("go.sum")).content().contains(" " + module.h1());
    }
    assertThat(temp.resolve("audit.jsonl")).content().contains("\"event\":\"published\"");
  }

  /** Tomcat complains about threads that it finds when it has stopped a web application. */
  @Test
  void leavesNoThreadBehind() throws Exception {
    PublishedModules modules = PublishedModules.in(temp);
    Path config = temp.resolve("goproxy4j.yaml");
    Files.writeString(
        config,
        """
        repositories:
          public:
            type: proxy
            upstream: %s
            cache: {folder: cache, maxSize: 1GiB}
        """
            .formatted(modules.folder().toUri()));
    TomcatFolder tomcat = TomcatFolder.make(home("goproxy4j.tomcat10"), temp.resolve("base"));
    tomcat.deploy(WAR, "ROOT");
    try (Serving serving = tomcat.start(Map.of("GOPROXY4J_CONFIG", config.toString()))) {
      assertServes(modules, serving.url() + "/go/public");
    }
    assertThat(tomcat.log())
        .content()
        .contains("Destroying ProtocolHandler")
        .doesNotContain("[goproxy4j-");
  }

  /** The servlet with the jars it brings, and no line of Java. */
  @Test
  void servesWhatTheWebXmlOfThePageSaysInTomcat10() throws Exception {
    PublishedModules modules = PublishedModules.in(temp);
    TomcatFolder tomcat = TomcatFolder.make(home("goproxy4j.tomcat10"), temp.resolve("base"));
    Path information = Files.createDirectories(tomcat.base().resolve("webapps/app/WEB-INF"));
    Files.writeString(
        information.resolve("web.xml"),
        WEB_XML
            .matcher(Files.readString(PAGE))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1)
            .replace("/srv/modules", modules.folder().toString()));
    Path lib = Files.createDirectory(information.resolve("lib"));
    for (Path jar : Example.TOMCAT.jarsBut("tomcat")) {
      Files.copy(jar, lib.resolve(jar.getFileName()));
    }
    try (Serving serving = tomcat.start(Map.of())) {
      assertServes(modules, serving.url() + "/app/go");
    }
  }

  @Test
  void servesAFolderInJetty() throws Exception {
    PublishedModules modules = PublishedModules.in(temp);
    try (Serving serving = startJetty("-Dgoproxy4j.root=" + modules.folder())) {
      assertServes(modules, serving.url());
    }
  }

  @Test
  void isNotDeployedWithoutAFolderOrAConfiguration() {
    assertThatThrownBy(() -> startJetty())
        .hasStackTraceContaining(
            "goproxy4j: set one of goproxy4j.root (GOPROXY4J_ROOT) and goproxy4j.config"
                + " (GOPROXY4J_CONFIG), as a parameter, system property or variable; found none");
  }

  @Test
  void isNotDeployedWhereAnybodyCouldPublish() throws Exception {
    Path config = temp.resolve("goproxy4j.yaml");
    Files.writeString(
        config, "repositories: {private: {type: hosted, root: store, publish: accept}}\n");
    assertThatThrownBy(() -> startJetty("-Dgoproxy4j.config=" + config))
        .hasStackTraceContaining(" could publish: name a file of users");
  }

  private Serving startJetty(String... options) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<String>(List.of(java, "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(List.of("-Djava.io.tmpdir=" + temp, "-cp", jetty(), JettyWar.class.getName()));
    command.add(WAR.toRealPath().toString());
    return Serving.of(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The class path of this test, without ours. */
  private static String jetty() {
    String classes = JettyWar.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String jars =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(jar -> jar.matches(".*/(jetty|jakarta|slf4j)[-.][^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return classes + File.pathSeparator + jars;
  }
}
