package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.release.Repair;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.PublishResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is published here, the go command fetches and verifies. */
class PublishTest {
  private static final String PATH = "example.com/Team/hello/v2";
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private static Corpus corpus;

  @TempDir Path temp;

  private Path work;
  private Path folder;
  private DirectoryStore store;

  /** The two ways in which a go command reaches a store. */
  enum Way {
    HTTP,
    FILE
  }

  @BeforeAll
  static void fetch() {
    corpus = Corpus.require();
  }

  @BeforeEach
  void emptyStore() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
    folder = temp.resolve("store");
    store = DirectoryStore.at(folder);
  }

  @ParameterizedTest
  @EnumSource
  void aPublishedFolderIsFetchedAndVerified(Way way) throws Exception {
    String h1 = publish(PATH, "v2.0.0", moduleFolder());
    Files.writeString(work.resolve("go.mod"), "module example.com/user\n\ngo 1.24\n");
    Files.writeString(work.resolve("main.go"), userOf(PATH));

    try (LoopbackServer server = LoopbackServer.start(HostedSource.of(store))) {
      var only = corpus.onlyFrom(proxy(way, server), temp.resolve("modcache"));
      go(only, "get", PATH + "@v2.0.0");
      assertThat(go(only, "run", ".")).isEqualTo("hello\n");
      assertThat(go(only, "mod", "verify")).isEqualTo("all modules verified\n");
      assertThat(go(only, "list", "-m", "-f", "{{.Time}}", PATH))
          .isEqualTo("2026-02-03 04:05:06 +0000 UTC\n");
    }
    assertThat(work.resolve("go.sum")).content().contains(PATH + " v2.0.0 " + h1 + "\n");
  }

  /** Z14, Z15, Z21, Z35: what does not belong in a module does not come out of the proxy. */
  @Test
  void whatIsNotTheModulesStaysBehind() throws Exception {
    Path files = moduleFolder();
    Files.createDirectories(files.resolve("vendor/example.com/x"));
    Files.writeString(files.resolve("vendor/modules.txt"), "");
    Files.writeString(files.resolve("vendor/example.com/x/x.go"), "package x\n");
    Files.createDirectories(files.resolve("nested"));
    Files.writeString(files.resolve("nested/go.mod"), "module " + PATH + "/nested\n");
    Files.createDirectories(files.resolve(".git"));
    Files.writeString(files.resolve(".git/config"), "");
    Files.createSymbolicLink(files.resolve("link.go"), Path.of("hello.go"));
    Files.createDirectories(files.resolve("testdata"));
    Files.writeString(files.resolve("testdata/Grüße, 世界.txt"), "hi\n");
    String h1 = publish(PATH, "v2.1.0", files);

    var only = corpus.onlyFrom(folder.toUri().toString(), temp.resolve("modcache"));
    Map<String, Object> printed =
        Json.objects(go(only, "mod", "download", "-json", PATH + "@v2.1.0")).get(0);
    Path fetched = Path.of(String.valueOf(printed.get("Dir")));

    assertThat(printed).containsEntry("Sum", h1);
    try (var found = Files.walk(fetched)) {
      assertThat(found.filter(Files::isRegularFile).map(file -> fetched.relativize(file)))
          .containsExactlyInAnyOrder(
              Path.of("go.mod"), Path.of("hello.go"), Path.of("testdata/Grüße, 世界.txt"));
    }
  }

  /** X10, X12, V4: pseudo-versions can be had, but are not listed. */
  @ParameterizedTest
  @EnumSource
  void versionsAndLatestAreThoseThatWerePublished(Way way) throws Exception {
    for (String version :
        List.of("v2.10.0", "v2.9.0", "v2.11.0-RC.1", "v2.11.1-0.20260203040506-0123456789ab")) {
      publish(PATH, version, moduleFolder());
    }

    try (LoopbackServer server = LoopbackServer.start(HostedSource.of(store))) {
      var only = corpus.onlyFrom(proxy(way, server), temp.resolve("modcache"));
      assertThat(go(only, "list", "-m", "-versions", PATH))
          .isEqualTo(PATH + " v2.9.0 v2.10.0 v2.11.0-RC.1\n");
      assertThat(go(only, "list", "-m", PATH + "@latest")).isEqualTo(PATH + " v2.10.0\n");
      go(only, "mod", "download", PATH + "@v2.11.0-RC.1");
      go(only, "mod", "download", PATH + "@v2.11.1-0.20260203040506-0123456789ab");

      publish(PATH, "v2.12.0", moduleFolder());
      assertThat(go(only, "list", "-m", PATH + "@latest")).isEqualTo(PATH + " v2.12.0\n");
    }
  }

  /** Every kind of module there is needs no repair, and comes back with the hashes it had. */
  @Test
  void theWholeCorpusCanBePublished() throws Exception {
    List<ModuleVersion> modules = corpus.list().modules();
    ArchiveIngest ingest = ArchiveIngest.builder(store.stagingFolder()).build();
    for (ModuleVersion module : modules) {
      try (Blob zip = Blob.ofFile(corpus.file(module, Kind.ZIP));
          ModuleRelease release = ingest.release(zip, ReleaseHints.NONE)) {
        assertThat(release.module()).isEqualTo(module);
        assertThat(release.zip().size()).isEqualTo(zip.size());
        assertThat(release.repairs())
            .extracting(Repair::kind)
            .isSubsetOf(Repair.Kind.INFO_GENERATED, Repair.Kind.GO_MOD_SYNTHESIZED);
        assertThat(store.publish(release)).isEqualTo(PublishResult.PUBLISHED);
      }
    }

    try (LoopbackServer server = LoopbackServer.start(HostedSource.of(store))) {
      var only = corpus.onlyFrom(server.url(), temp.resolve("modcache"));
      String[] words = Corpus.words(List.of("mod", "download", "-json"), modules);

      assertThat(Json.objects(go(only, words)))
          .hasSameSizeAs(modules)
          .allSatisfy(corpus.list()::assertSums);
    }
  }

  private String publish(String path, String version, Path files) throws IOException {
    ModuleVersion module = ModuleVersion.ofCanonical(path, version);
    try (var release = ModuleRelease.ofDirectory(module, files, TIME, store.stagingFolder())) {
      store.publish(release);
      return release.h1().value();
    }
  }

  private Path moduleFolder() throws IOException {
    Path files = Files.createTempDirectory(temp, "module");
    Files.writeString(files.resolve("go.mod"), "module " + PATH + "\n\ngo 1.24\n");
    Files.writeString(
        files.resolve("hello.go"), "package hello\n\nfunc World() string { return \"hello\" }\n");
    return files;
  }

  private static String userOf(String path) {
    return """
        package main

        import "fmt"
        import hello "%s"

        func main() { fmt.Println(hello.World()) }
        """
        .formatted(path);
  }

  private String proxy(Way way, LoopbackServer server) {
    return way == Way.FILE ? folder.toUri().toString() : server.url();
  }

  private String go(Map<String, String> environment, String... args) {
    return corpus.go().run(work, environment, args).requireSuccess().stdout();
  }
}
