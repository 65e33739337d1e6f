package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Authentication;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyEvent.Origin;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.store.MemoryStore;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  private static final SampleModule M = SampleModule.of("example.com/m", "v1.0.0");
  private static final Origin ALICE = new Origin(Optional.of("alice"), Optional.of("192.0.2.1"));

  @TempDir Path folder;
  private final List<ProxyEvent> events = new ArrayList<>();

  private int send(ProxyListener listener, String method, String path, ModuleStore store)
      throws IOException {
    Publisher publisher = Publisher.builder(store).build();
    AccessControl alice =
        asker ->
            new Authentication.Accepted(
                new Caller() {
                  @Override
                  public Optional<String> name() {
                    return Optional.of("alice");
                  }

                  @Override
                  public boolean may(Action action) {
                    return true;
                  }

                  @Override
                  public boolean may(Action action, ModulePath modulePath) {
                    return modulePath.value().startsWith("example.com");
                  }
                });
    GoProxyHandler handler =
        GoProxyHandler.builder(HostedSource.of(store))
            .access(alice)
            .publisher(publisher)
            .removal(publisher)
            .listener(listener)
            .build();
    var request =
        ProxyRequest.of(method, path, Map.of())
            .from(Sender.at("192.0.2.1"))
            .withContent(() -> new ByteArrayInputStream(M.zip()));
    return Exchange.of(handler, request).status();
  }

  @Test
  void tellsWhatHappenedAndByWhom() throws IOException {
    ModuleStore store = MemoryStore.stagingIn(folder);
    for (String request :
        List.of(
            "PUT /example.com/m/@v/v1.0.0.zip",
            "PUT /example.com/m/@v/v1.0.0.zip",
            "GET /example.com/m/@v/list",
            "GET /example.com/m/@v/v1.0.0.info",
            "GET /example.com/m/@v/v1.0.0.mod",
            "GET /example.com/m/@v/v1.0.0.zip",
            "HEAD /example.com/m/@v/v1.0.0.zip",
            "GET /example.com/m/@v/v1.0.1.zip",
            "GET /other.com/m/@v/v1.0.1.zip",
            "DELETE /example.com/m/@v/v1.0.0.zip",
            "PUT /example.com/m/@v/banana.zip")) {
      String[] words = request.split(" ", -1);
      send(events::add, words[0], words[1], store);
    }

    ModuleVersion v1 = M.module();
    Optional<ModuleHash> h1 = Optional.of(ModuleHash.ofZip(Blob.ofBytes(M.zip())));
    assertThat(events)
        .containsExactly(
            new ProxyEvent.Published(v1, "published", h1, ALICE),
            new ProxyEvent.Published(v1, "unchanged", h1, ALICE),
            new ProxyEvent.Fetched(new ModuleFile(v1, Kind.INFO), ALICE),
            new ProxyEvent.Fetched(new ModuleFile(v1, Kind.MOD), ALICE),
            new ProxyEvent.Fetched(new ModuleFile(v1, Kind.ZIP), ALICE),
            new ProxyEvent.Refused(
                "GET", "/other.com/m/@v/v1.0.1.zip", "other.com/m: alice may not read it", ALICE),
            new ProxyEvent.Deleted("example.com/m@v1.0.0", ALICE),
            new ProxyEvent.Refused(
                "PUT",
                "/example.com/m/@v/banana.zip",
                "version \"banana\" invalid: not a semantic version",
                ALICE));
  }

  @Test
  void failsNoRequestBecauseAListenerFails() throws IOException {
    ModuleStore store = MemoryStore.stagingIn(folder);
    ProxyListener broken =
        event -> {
          throw new IllegalStateException("disk full");
        };
    assertThat(send(broken, "PUT", "/example.com/m/@v/v1.0.0.zip", store)).isEqualTo(201);
    assertThat(send(broken, "GET", "/example.com/m/@v/v1.0.0.zip", store)).isEqualTo(200);
    assertThat(send(broken, "GET", "/other.com/m/@v/v1.0.0.zip", store)).isEqualTo(403);
  }
}
