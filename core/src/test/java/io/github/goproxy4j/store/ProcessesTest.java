package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.OtherProcess.Task;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes share a store. */
class ProcessesTest {
  private static final ModulePath PATH = ModulePath.parse("example.com/m");

  @TempDir Path root;

  @Test
  void seesWithinASecondWhatAnotherProcessPublishes() throws Exception {
    var nanos = new AtomicLong();
    DirectoryStore store = DirectoryStore.at(root, Clock.systemUTC(), nanos::get, DiskProbe.NONE);
    publish(store, "example.com/m@v0.9.0");
    assertThat(store.versions(PATH)).hasValue(versions("v0.9.0"));

    run(Task.PUBLISH);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(store.versions(PATH)).hasValue(versions("v0.9.0", "v1.0.0"));
    TestReleases.assertWhole(store, OtherProcess.MODULE, "a");

    run(Task.DELETE);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(store.versions(PATH)).hasValue(versions("v0.9.0"));
    assertThat(store.open(new ModuleFile(ModuleVersion.parse(OtherProcess.MODULE), Kind.ZIP)))
        .isEmpty();
  }

  @Test
  void processesDoNotMixTheirReleases() throws Exception {
    Process a = OtherProcess.start(root, Task.PUBLISH_MANY, "a", OtherProcess.NEVER);
    Process b = OtherProcess.start(root, Task.PUBLISH_MANY, "b", OtherProcess.NEVER);
    assertThat(OtherProcess.finished(a)).isTrue();
    assertThat(OtherProcess.finished(b)).isTrue();

    DirectoryStore store = DirectoryStore.at(root);
    for (String module : OtherProcess.manyModules()) {
      ModuleHash h1 = store.find(ModuleVersion.parse(module)).orElseThrow().h1();
      boolean ofA = h1.equals(ModuleHash.ofZip(Blob.ofBytes(TestReleases.zip(module, "a"))));
      TestReleases.assertWhole(store, module, ofA ? "a" : "b");
    }
    String all =
        OtherProcess.manyModules().stream()
            .map(module -> module.substring(module.indexOf('@') + 1) + "\n")
            .collect(Collectors.joining());
    assertThat(Files.readString(root.resolve("example.com/m/@v/list"))).isEqualTo(all);
    assertThat(store.stagingFolder()).isEmptyDirectory();
  }

  private void run(Task task) throws Exception {
    assertThat(OtherProcess.finished(OtherProcess.start(root, task, "a", OtherProcess.NEVER)))
        .isTrue();
  }

  private static List<SemVer> versions(String... versions) {
    return List.of(versions).stream().map(SemVer::parse).toList();
  }

  private static void publish(DirectoryStore store, String module) throws IOException {
    try (ModuleRelease release = TestReleases.release(module, "a", store.stagingFolder())) {
      store.publish(release);
    }
  }
}
