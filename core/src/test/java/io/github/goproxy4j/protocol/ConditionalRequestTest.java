package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.OpenBlobs;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {
  private static final SampleModule V1 = SampleModule.of("example.com/m", "v1.0.0");
  private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";
  private static final byte[] BYTES = V1.zip();
  private static final String TAG = '"' + Blob.ofBytes(BYTES).sha256().orElseThrow() + '"';

  private final OpenBlobs blobs = new OpenBlobs();
  private final GoProxyHandler handler = GoProxyHandler.of(blobs.track(MapSource.of(V1)));

  @AfterEach
  void assertNoOpenBlobs() {
    blobs.assertNoneOpen();
  }

  private Exchange get(String... headers) throws IOException {
    return send("GET", headers);
  }

  private Exchange send(String method, String... headers) throws IOException {
    var map = new HashMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1].replace("TAG", TAG));
    }
    return Exchange.of(handler, ProxyRequest.of(method, ZIP, map));
  }

  private static void assertWhole(Exchange answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BYTES);
    assertThat(answer.headers()).doesNotContainKey("Content-Range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAG", "W/TAG", "\"x\", TAG", "\"x\",W/TAG ,\"y\"", "*", " * "})
  @DisplayName("Trap 36: 304 to those who have it")
  void notModified(String tags) throws IOException {
    for (String method : new String[] {"GET", "HEAD"}) {
      Exchange answer = send(method, "If-None-Match", tags, "Range", "bytes=0-1");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers())
          .isEqualTo(Map.of("ETag", TAG, "Cache-Control", "public, max-age=3600, must-revalidate"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "W/\"x\"", "nonsense", "", "\"*\""})
  void modified(String tags) throws IOException {
    assertWhole(get("If-None-Match", tags));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "W/TAG", "nonsense", "\"x\", W/TAG"})
  void preconditionFailed(String tags) throws IOException {
    Exchange answer = get("If-Match", tags, "If-None-Match", "TAG");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.text()).isEqualTo("example.com/m@v1.0.0: precondition failed\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAG", "\"x\", TAG", "*"})
  void preconditionHolds(String tags) throws IOException {
    assertWhole(get("If-Match", tags));
    assertThat(get("If-Match", tags, "If-None-Match", "TAG").status()).isEqualTo(304);
  }

  @Test
  void preconditionsDoNotMakeAbsentThingsPresent() throws IOException {
    Exchange answer =
        Exchange.of(
            handler,
            ProxyRequest.of("GET", "/example.com/m/@v/v9.9.9.zip", Map.of("If-None-Match", "*")));

    assertThat(answer.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-9, 0, 10",
    "bytes=5-9, 5, 10",
    "bytes=5-, 5, END",
    "bytes=0-, 0, END",
    "bytes=5-99999999999999999999999999, 5, END",
    "bytes=-4, END-4, END",
    "bytes=-99999999999999999999999999, 0, END",
    "BYTES=1-2, 1, 3",
    "bytes= 1-2 , 1, 3",
  })
  @DisplayName("Trap 36: 206 to those who ask for a part")
  void partial(String range, String from, String to) throws IOException {
    int start = offset(from);
    int end = offset(to);
    Exchange answer = get("Range", range);

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(BYTES, start, end));
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes " + start + "-" + (end - 1) + "/" + BYTES.length);
    assertThat(answer.header("Content-Length")).isEqualTo("" + (end - start));
    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("ETag")).isEqualTo(TAG);
  }

  private static int offset(String text) {
    return text.startsWith("END")
        ? BYTES.length - (text.length() > 3 ? Integer.parseInt(text.substring(4)) : 0)
        : Integer.parseInt(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100000-", "bytes=100000-100001", "bytes=-0"})
  void rangeNotSatisfiable(String range) throws IOException {
    Exchange answer = get("Range", range);

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + BYTES.length);
    assertThat(answer.text()).isEqualTo("example.com/m@v1.0.0: range not satisfiable\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "bytes=5-2",
        "bytes=-",
        "bytes=a-b",
        "bytes=0x1-2",
        "bytes=+1-2",
        "bytes=1",
        "lines=0-1",
        "0-1",
        ""
      })
  void ignoresOtherRanges(String range) throws IOException {
    assertWhole(get("Range", range));
  }

  @Test
  void ifRangeNeedsTheSameStrongTag() throws IOException {
    assertThat(get("Range", "bytes=0-1", "If-Range", "TAG").status()).isEqualTo(206);
    assertWhole(get("Range", "bytes=0-1", "If-Range", "W/TAG"));
    assertWhole(get("Range", "bytes=0-1", "If-Range", "\"x\""));
    assertWhole(get("Range", "bytes=0-1", "If-Range", "*"));
    assertWhole(get("Range", "bytes=0-1", "If-Range", "Sat, 21 Nov 2026 00:00:00 GMT"));
    assertWhole(get("Range", "bytes=100000-", "If-Range", "\"x\""));
  }

  @Test
  @DisplayName("A range must not mix bytes: without a tag there are no parts")
  void withoutTagThereAreNoParts() throws IOException {
    ModuleSource untagged =
        new ForwardingSource(MapSource.of(V1)) {
          @Override
          public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
            return blobs.track(new Untagged(super.zip(module, fetch)), "untagged");
          }
        };
    GoProxyHandler plain = GoProxyHandler.of(untagged);
    Exchange part = Exchange.of(plain, ProxyRequest.of("GET", ZIP, Map.of("Range", "bytes=0-1")));

    assertWhole(part);
    assertThat(part.headers()).doesNotContainKeys("ETag", "Accept-Ranges");
    assertThat(
            Exchange.of(plain, ProxyRequest.of("GET", ZIP, Map.of("If-None-Match", TAG))).status())
        .isEqualTo(200);
    assertThat(Exchange.of(plain, ProxyRequest.of("GET", ZIP, Map.of("If-Match", TAG))).status())
        .isEqualTo(412);
    assertThat(Exchange.of(plain, ProxyRequest.of("GET", ZIP, Map.of("If-Match", "*"))).status())
        .isEqualTo(200);
  }

  private record Untagged(Blob delegate) implements Blob {
    @Override
    public long size() {
      return delegate.size();
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
