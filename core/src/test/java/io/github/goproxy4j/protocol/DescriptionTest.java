package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.MemoryStore;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.StoredRelease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;
  private ModuleStore store;
  private GoProxyHandler handler;

  @BeforeEach
  void openStore() {
    store = MemoryStore.stagingIn(folder);
    HostedSource hosted = HostedSource.of(store);
    handler =
        GoProxyHandler.builder(hosted)
            .access(AccessControl.OPEN)
            .publisher(Publisher.builder(store).build())
            .describer(ModuleDescriber.of(hosted, store))
            .build();
  }

  private StoredRelease publish(String version, String goMod) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setComment(COMMIT);
      zip.putNextEntry(new ZipEntry("example.com/m@" + version + "/go.mod"));
      zip.write(goMod.getBytes(StandardCharsets.UTF_8));
    }
    var request =
        ProxyRequest.of("PUT", "/upload", Map.of())
            .withContent(() -> new ByteArrayInputStream(bytes.toByteArray()));
    Exchange answer = Exchange.of(handler, request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return store.find(SampleModule.of("example.com/m", version).module()).orElseThrow();
  }

  private Exchange get(String path) throws IOException {
    return Exchange.of(handler, ProxyRequest.get(path));
  }

  @Test
  @DisplayName("X14: the go.mod file of the latest version says what is retracted and deprecated")
  void tellsWhatTheLatestVersionSaysOfAll() throws IOException {
    StoredRelease v1 = publish("v1.0.0", "module example.com/m\n\ngo 1.20\n");
    StoredRelease v2 = publish("v1.1.0-rc.1", "module example.com/m\n");
    StoredRelease v3 =
        publish(
            "v1.0.1",
            """
            // Deprecated: use example.com/n
            module example.com/m

            go 1.21

            retract [v1.0.0, v1.0.1] // Wrong by design.
            retract v1.0.1
            """);

    Exchange answer = get("/example.com/m/@v/module.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"path\":\"example.com/m\",\"latest\":\"v1.0.1\","
                + "\"deprecated\":\"use example.com/n\",\"versions\":["
                + version(v1, "\"goVersion\":\"1.20\",\"retracted\":[\"Wrong by design.\"],")
                + ","
                + version(v3, "\"goVersion\":\"1.21\",\"retracted\":[\"Wrong by design.\",\"\"],")
                + ","
                + version(v2, "")
                + "]}\n");
  }

  private static String version(StoredRelease release, String more) {
    return "{\"version\":\""
        + release.module().version()
        + "\",\"time\":\""
        + release.info().time().orElseThrow()
        + "\",\"commit\":\""
        + COMMIT
        + "\","
        + more
        + "\"h1\":\""
        + release.h1()
        + "\",\"goModH1\":\""
        + release.goModH1()
        + "\",\"zipSize\":"
        + release.zip().size()
        + ",\"published\":\""
        + release.published()
        + "\"}";
  }

  @Test
  void tellsWhatASourceWithoutAStoreKnows() throws IOException {
    handler =
        GoProxyHandler.of(
            MapSource.of(SampleModule.of("example.com/m", "v0.0.0-20200101000000-abcdefabcdef")));
    assertThat(get("/example.com/m/@v/module.json").text())
        .isEqualTo(
            "{\"path\":\"example.com/m\",\"latest\":\"v0.0.0-20200101000000-abcdefabcdef\","
                + "\"versions\":[{\"version\":\"v0.0.0-20200101000000-abcdefabcdef\","
                + "\"time\":\"2020-01-01T00:00:00Z\",\"goVersion\":\"1.21\"}]}\n");
  }

  @Test
  void hasNoDescriptionOfOtherModules() throws IOException {
    assertThat(get("/example.com/m/@v/module.json").status()).isEqualTo(404);
  }
}
