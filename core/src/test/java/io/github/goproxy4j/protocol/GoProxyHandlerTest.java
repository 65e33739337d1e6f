package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoProxyHandlerTest {
  private static final SampleModule V1 = SampleModule.of("example.com/Azure/m", "v1.0.0");
  private static final ModuleSource MODULES =
      MapSource.of(
          V1,
          SampleModule.of("example.com/Azure/m", "v1.10.0-RC1"),
          SampleModule.of("example.com/Azure/m", "v1.9.0"),
          SampleModule.of("example.com/tip", "v0.0.0-20200101000000-abcdefabcdef"),
          SampleModule.of("example.com/old", "v2.0.0+incompatible").withoutGoMod());

  private final OpenBlobs blobs = new OpenBlobs();
  private final GoProxyHandler handler = GoProxyHandler.of(blobs.track(MODULES));

  @AfterEach
  void assertNoOpenBlobs() {
    blobs.assertNoneOpen();
  }

  private Exchange get(String path) throws IOException {
    return Exchange.of(handler, ProxyRequest.get(path));
  }

  @Test
  @DisplayName(
      "X10, X11, trap 35: the list is unescaped, ascending, in one column, and ends a line")
  void servesTheList() throws IOException {
    Exchange list = get("/example.com/!azure/m/@v/list");

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.text()).isEqualTo("v1.0.0\nv1.9.0\nv1.10.0-RC1\n");
    assertThat(list.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(list.header("Content-Length")).isEqualTo("26");
    assertThat(list.header("Cache-Control")).isEqualTo("public, max-age=60");
  }

  @Test
  @DisplayName("3.1, trap 35: the list of a module without tags is empty")
  void servesAnEmptyList() throws IOException {
    Exchange list = get("/example.com/tip/@v/list");

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body()).isEmpty();
    assertThat(list.header("Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "/example.com/!azure/m/@v/v1.0.0.info, v1.0.0, 'public, max-age=3600, must-revalidate'",
    "/example.com/!azure/m/@v/v1.10.0-!r!c1.info, v1.10.0-RC1, 'public, max-age=3600, must-revalidate'",
    "/example.com/!azure/m/@latest, v1.9.0, 'public, max-age=60'",
    "/example.com/!azure/m/@v/latest.info, v1.9.0, 'public, max-age=60'",
    "/example.com/!azure/m/@v/v1.0.info, v1.0.0, 'public, max-age=60'",
    "/example.com/old/@latest, v2.0.0+incompatible, 'public, max-age=60'",
  })
  @DisplayName("X12, X15: .info and @latest")
  void servesInfo(String path, String version, String cacheControl) throws IOException {
    Exchange info = get(path);

    assertThat(info.status()).isEqualTo(200);
    assertThat(info.text())
        .isEqualTo("{\"Version\":\"" + version + "\",\"Time\":\"2020-01-02T03:04:05Z\"}");
    assertThat(info.header("Content-Type")).isEqualTo("application/json");
    assertThat(info.header("Cache-Control")).isEqualTo(cacheControl);
  }

  @Test
  @DisplayName("X2, X4: .mod and .zip are the bytes of the source, with their SHA-256 as tag")
  void servesFiles() throws IOException {
    Exchange mod = get("/example.com/!azure/m/@v/v1.0.0.mod");
    Exchange zip = get("/example.com/%21azure/m/@v/v1.0.0.zip");

    assertThat(mod.body()).isEqualTo(V1.goMod());
    assertThat(mod.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(zip.body()).isEqualTo(V1.zip());
    assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
    for (Exchange file : List.of(mod, zip)) {
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Content-Length")).isEqualTo("" + file.body().length);
      assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=3600, must-revalidate");
      assertThat(file.header("ETag"))
          .isEqualTo('"' + Blob.ofBytes(file.body()).sha256().orElseThrow() + '"');
      assertThat(file.header("Accept-Ranges")).isEqualTo("bytes");
    }
  }

  @Test
  @DisplayName("X18, trap 41: nothing is encoded, whatever the client would take")
  void neverEncodes() throws IOException {
    for (String file : List.of("list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")) {
      String path = "/example.com/!azure/m/@v/" + file;
      Exchange plain = get(path);
      Exchange gzip =
          Exchange.of(handler, ProxyRequest.of("GET", path, Map.of("Accept-Encoding", "gzip")));

      assertThat(gzip.headers()).isEqualTo(plain.headers()).doesNotContainKey("Content-Encoding");
      assertThat(gzip.body()).isEqualTo(plain.body());
    }
  }

  @Test
  void filesMayBeKeptForEverWhereNothingGoesAway() throws IOException {
    GoProxyHandler permanent = GoProxyHandler.of(MODULES, FileCaching.IMMUTABLE);

    for (String file : List.of("v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip")) {
      Exchange answer =
          Exchange.of(permanent, ProxyRequest.get("/example.com/!azure/m/@v/" + file));
      assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }
    assertThat(
            Exchange.of(permanent, ProxyRequest.get("/example.com/!azure/m/@latest"))
                .header("Cache-Control"))
        .isEqualTo("public, max-age=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void tellsThatItLives(String path) throws IOException {
    Exchange home = get(path);

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.text()).isEqualTo("goproxy4j: a Go module proxy\n");
    assertThat(home.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/example.com/!azure/m/@v/list",
        "/example.com/!azure/m/@latest",
        "/example.com/!azure/m/@v/v1.0.0.info",
        "/example.com/!azure/m/@v/v1.0.0.mod",
        "/example.com/!azure/m/@v/v1.0.0.zip",
        "/example.com/unknown/@v/list",
        "/nonsense"
      })
  @DisplayName("Trap 41: HEAD is GET without the body")
  void headIsGetWithoutBody(String path) throws IOException {
    Exchange get = get(path);
    Exchange head =
        Exchange.of(handler, ProxyRequest.of("HEAD", path, Map.of("Range", "bytes=0-0")));

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.headers()).isEqualTo(get.headers());
    assertThat(head.headers()).containsKey("Content-Length");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "FOO", ""})
  void refusesOtherMethods(String method) throws IOException {
    for (String path : List.of("/", "/example.com/!azure/m/@v/v1.0.0.zip", "/nonsense")) {
      Exchange answer = Exchange.of(handler, ProxyRequest.of(method, path, Map.of()));
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
      assertThat(answer.text()).isEqualTo("method not allowed\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/example.com/unknown/@v/list | example.com/unknown: unknown module",
        "/example.com/unknown/@latest | example.com/unknown: unknown module",
        "/example.com/!azure/m/@v/v1.5.0.info | example.com/Azure/m@v1.5.0: no matching version",
        "/example.com/!azure/m/@v/v1.5.0.mod | example.com/Azure/m@v1.5.0: unknown version",
        "/example.com/!azure/m/@v/v1.5.0.zip | example.com/Azure/m@v1.5.0: unknown version",
        "/example.com/!azure/m/@v/master.info | example.com/Azure/m@master: no matching version",
        "/example.com/!azure/m/@v/v1.zip"
            + "| not found: version \"v1\" is not canonical (should be \"v1.0.0\")",
        "/example.com/!azure/m/@v/v2.0.0.mod"
            + "| not found: example.com/Azure/m@v2.0.0: invalid version: should be v0 or v1, not v2",
        "/example.com/Azure/m/@v/list"
            + "| not found: invalid escaped module path \"example.com/Azure/m\"",
        "/example.com//m/@v/list | not found: empty path element",
        "/favicon.ico | not found: not a path of the module proxy protocol",
        "/sumdb/sum.golang.org/supported | sumdb/sum.golang.org: no such checksum database",
        "/sumdb/sum.golang.org/lookup/x.y/z@v1.0.0"
            + "| sumdb/sum.golang.org: no such checksum database",
        "/sumdb/x | not found: not a path of a checksum database",
      })
  @DisplayName("X3, X5, X51, trap 38: what is not found is 404 with one line of plain text")
  void absenceIs404(String path, String line) throws IOException {
    Exchange answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo(line + "\n");
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(answer.header("Content-Length")).isEqualTo("" + answer.body().length);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @DisplayName("Disable-Module-Fetch: true asks for what is held")
  void passesOnWhetherFetchingIsDisabled() throws IOException {
    var modes = new ArrayList<Fetch.Mode>();
    GoProxyHandler recording =
        GoProxyHandler.of(
            new ForwardingSource(MODULES) {
              @Override
              public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
                modes.add(fetch.mode());
                return super.versions(path, fetch);
              }
            });

    for (String value : List.of("true", "TRUE", "false", "")) {
      Exchange.of(
          recording,
          ProxyRequest.of(
              "GET", "/example.com/tip/@v/list", Map.of("disable-module-fetch", value)));
    }
    Exchange.of(recording, ProxyRequest.get("/example.com/tip/@v/list"));

    assertThat(modes)
        .containsExactly(
            Fetch.Mode.CACHED_ONLY,
            Fetch.Mode.CACHED_ONLY,
            Fetch.Mode.NORMAL,
            Fetch.Mode.NORMAL,
            Fetch.Mode.NORMAL);
  }

  @Test
  void closesTheBlobWhenTheClientGoesAway() {
    assertThatThrownBy(
            () -> {
              try (ProxyResponse response =
                  handler.handle(ProxyRequest.get("/example.com/!azure/m/@v/v1.0.0.zip"))) {
                response.body().writeTo(new BrokenPipe());
              }
            })
        .hasMessage("broken pipe");
  }

  @Test
  void closesTheBlobThatTurnsOutShorter() {
    GoProxyHandler lying =
        GoProxyHandler.of(
            new ForwardingSource(MODULES) {
              @Override
              public Blob zip(ModuleVersion module, Fetch fetch) {
                return blobs.track(new LongerBlob(Blob.ofBytes(new byte[10])), "longer");
              }
            });

    assertThatThrownBy(
            () -> Exchange.of(lying, ProxyRequest.get("/example.com/!azure/m/@v/v1.0.0.zip")))
        .hasMessage("blob ends at byte 10");
  }

  private static final class BrokenPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("broken pipe");
    }
  }

  private record LongerBlob(Blob delegate) implements Blob {
    @Override
    public long size() {
      return delegate.size() + 1;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return delegate.read(target, position);
    }

    @Override
    public void close() throws IOException {
      delegate.close();
    }
  }
}
