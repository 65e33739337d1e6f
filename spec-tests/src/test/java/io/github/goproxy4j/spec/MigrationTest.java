package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.StoredRelease;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules move as the page says, with their times and hashes. */
class MigrationTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/migrating.md");
  private static final List<SampleModule> MODULES =
      List.of(
          SampleModule.of("example.com/Team/m", "v1.0.0-RC.1"),
          SampleModule.of("example.com/Team/m", "v1.1.0"),
          SampleModule.of("example.com/old", "v2.0.0+incompatible").withoutGoMod());

  @TempDir Path temp;

  @Test
  void aModuleCacheIsPublished() throws Exception {
    Path download = temp.resolve("cache/download");
    for (SampleModule m : MODULES) {
      Path stem = download.resolve(ModuleFile.escapedStem(m.module()));
      write(m, stem.getParent(), stem.getFileName().toString());
    }
    move("Three ways that always work", Map.of("GOMODCACHE", temp.toString(), "GOENV", "off"));
  }

  @Test
  void theDiskOfAnAthensIsPublished() throws Exception {
    for (SampleModule m : MODULES) {
      String version = m.module().version().toString();
      Path folder = temp.resolve("athens").resolve(m.module().path().value()).resolve(version);
      write(m, folder, version);
      Files.move(folder.resolve(version + ".zip"), folder.resolve("source.zip"));
      Files.move(folder.resolve(version + ".mod"), folder.resolve("go.mod"));
    }
    move("Athens", Map.of("ATHENS_DISK_STORAGE_ROOT", temp.resolve("athens").toString()));
  }

  private static void write(SampleModule m, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".zip"), m.zip());
    Files.write(folder.resolve(name + ".mod"), m.goMod());
    Files.write(folder.resolve(name + ".info"), m.info().toBytes());
  }

  private void move(String section, Map<String, String> environment) throws Exception {
    Tool.require("curl");
    GoTool.require();
    Tool shell = Tool.require("sh");
    DirectoryStore store = DirectoryStore.at(temp.resolve("store"));
    GoProxyHandler handler =
        GoProxyHandler.builder(HostedSource.of(store))
            .access(AccessControl.OPEN)
            .publisher(Publisher.builder(store).build())
            .build();
    try (LoopbackServer server = LoopbackServer.start(handler)) {
      String script = "set -e\nexport REGISTRY=" + server.url() + " TOKEN=none\n" + loop(section);
      shell.run(temp, environment, "-c", script);
    }
    for (SampleModule m : MODULES) {
      StoredRelease moved = store.find(m.module()).orElseThrow();
      assertThat(moved.info().json()).isEqualTo(m.info().json());
      Path zip = Files.write(temp.resolve("m.zip"), m.zip());
      assertThat(moved.h1()).isEqualTo(ModuleHash.ofZip(zip));
    }
  }

  private static String loop(String section) {
    return PAGE.sections().stream()
        .filter(s -> s.title().equals(section))
        .flatMap(s -> s.blocks("sh").stream())
        .filter(block -> block.contains("while read"))
        .findFirst()
        .orElseThrow();
  }
}
