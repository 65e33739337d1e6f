package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamingTest {
  private static final int SIZE = 32 << 20;
  private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";

  @Test
  void streamsLargeFiles() throws IOException {
    var zip = new Zeros(SIZE);
    try (JettyProxy proxy = start(zip)) {
      assertThat(proxy.client().get(ZIP).body()).hasSize(SIZE);
    }
    assertThat(zip.largestRead).hasValue(64 * 1024);
    assertThat(zip.closed.getCount()).isZero();
  }

  @Test
  void closesTheFileWhenTheClientGoesAway() throws Exception {
    var zip = new Zeros(SIZE);
    try (JettyProxy proxy = start(zip)) {
      try (Socket socket = proxy.client().open("GET", ZIP)) {
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      assertThat(zip.closed.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closesTheFileOfAHeadRequest() throws Exception {
    var zip = new Zeros(SIZE);
    try (JettyProxy proxy = start(zip)) {
      assertThat(proxy.client().send("HEAD", ZIP).header("Content-Length")).isEqualTo("" + SIZE);
    }
    assertThat(zip.closed.getCount()).isZero();
    assertThat(zip.largestRead).hasValue(0);
  }

  @Test
  void clientNoticesWhenTheFileEndsEarly() throws Exception {
    var zip = new Zeros(1 << 20);
    try (JettyProxy proxy = start(zip);
        Socket socket = proxy.client().open("GET", ZIP);
        InputStream in = socket.getInputStream()) {
      String received = RawClient.drain(in);

      assertThat(received).contains("Content-Length: " + SIZE);
      assertThat(received.length()).isBetween(1, (1 << 20) + 1000);
    }
    assertThat(zip.closed.getCount()).isZero();
  }

  private static JettyProxy start(Zeros zip) {
    try {
      return JettyProxy.start(new GoProxyServlet(GoProxyHandler.of(new OneZip(zip))), "/", "/*");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Says that it has {@link #SIZE} bytes, and has fewer if it likes. */
  private static final class Zeros implements Blob {
    private final int end;
    private final AtomicInteger largestRead = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    Zeros(int end) {
      this.end = end;
    }

    @Override
    public long size() {
      return SIZE;
    }

    @Override
    public int read(ByteBuffer target, long position) {
      int n = (int) Math.min(target.remaining(), end - position);
      target.put(new byte[Math.max(0, n)]);
      largestRead.accumulateAndGet(n, Math::max);
      return n <= 0 ? -1 : n;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private record OneZip(Blob zip) implements ModuleSource {
    @Override
    public List<SemVer> versions(ModulePath path, Fetch fetch) {
      return List.of();
    }

    @Override
    public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Blob goMod(ModuleVersion module, Fetch fetch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Blob zip(ModuleVersion module, Fetch fetch) {
      return zip;
    }
  }
}
