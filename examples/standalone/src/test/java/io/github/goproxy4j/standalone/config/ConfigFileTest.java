package io.github.goproxy4j.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.SourceGroup.Listing;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import io.github.goproxy4j.standalone.config.Repository.Group;
import io.github.goproxy4j.standalone.config.Repository.Hosted;
import io.github.goproxy4j.standalone.config.Repository.Member;
import io.github.goproxy4j.standalone.yaml.ProblemCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConfigFileTest {
  private static final Path FOLDER = Path.of("etc").toAbsolutePath();
  private static final FilePaths PATHS = new FilePaths(FOLDER, Path.of("home").toAbsolutePath());

  private static Config parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Config parse(byte[] content) {
    return ConfigFile.parse("f.yaml", content, PATHS);
  }

  @TestFactory
  Stream<DynamicTest> namesEverythingThatIsWrong() throws IOException {
    return ProblemCases.in(ConfigFileTest.class, "problems.txt", ConfigFileTest::parse);
  }

  @Test
  void readsRepositoriesThatMayBeNamedBeforeTheyAreDescribed() {
    Config config =
        parse(
            """
            listen: '[::1]:0'
            repositories:
              all:
                type: group
                listing: merged
                members:
                  - repository: private
                    modules: [corp.example.com, example.com/*/x]
                    onFailure: continue
                  - more
              private:
                type: hosted
                root: ../modules
              more:
                type: hosted
                root: ~/more
            """);

    var hosted = new Hosted(new RepositoryName("private"), FOLDER.resolveSibling("modules"));
    var more = new Hosted(new RepositoryName("more"), PATHS.home().resolve("more"));
    ModulePatterns some = ModulePatterns.of("corp.example.com,example.com/*/x");
    var all =
        new Group(
            new RepositoryName("all"),
            Listing.MERGED,
            List.of(
                new Member(hosted, some, OnFailure.CONTINUE),
                new Member(more, ModulePatterns.ALL, OnFailure.STOP)));
    assertThat(config.listen()).isEqualTo(new ListenAddress("::1", 0));
    assertThat(config.mounts())
        .containsExactly(
            new Mount("/go/all", all),
            new Mount("/go/private", hosted),
            new Mount("/go/more", more));
    assertThat(config.entrances()).containsExactly(new Mount("/go/all", all));
  }

  @Test
  void listensToThisMachineOnly() {
    Config config = parse("repositories: {a: {type: hosted, root: /modules}}");
    assertThat(config.listen()).hasToString("127.0.0.1:8080");
    assertThat(config.mounts().get(0).repository())
        .isEqualTo(new Hosted(new RepositoryName("a"), Path.of("/modules")));
  }

  @Test
  void knowsWhatNoPublicChecksumDatabaseHas() {
    String hosted = "repositories: {a: {type: hosted, root: a}, b: {type: hosted, root: b}, ";
    assertThat(unlisted(hosted + "g: {type: group, members: [a, b]}}"))
        .isEqualTo(ModulePatterns.ALL);
    assertThat(
            unlisted(
                hosted
                    + "g: {type: group, members: [{repository: a, modules: [x.example]},"
                    + " {repository: b, modules: [y.example, z.example]}]}}"))
        .isEqualTo(ModulePatterns.of("x.example,y.example,z.example"));
    assertThat(
            unlisted(
                hosted
                    + "i: {type: group, members: [{repository: a, modules: [x.example]}]},"
                    + " g: {type: group, members: [i]}}"))
        .isEqualTo(ModulePatterns.of("x.example"));
  }

  private static ModulePatterns unlisted(String text) {
    List<Mount> mounts = parse(text).mounts();
    return mounts.get(mounts.size() - 1).repository().unlisted();
  }
}
