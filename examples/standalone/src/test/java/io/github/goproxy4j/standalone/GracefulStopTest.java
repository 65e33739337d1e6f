package io.github.goproxy4j.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.standalone.config.ListenAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulStopTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch found = new CountDownLatch(1);

  /** A source that takes its time over zips. */
  private final class SlowSource extends ForwardingSource {
    SlowSource(ModuleSource delegate) {
      super(delegate);
    }

    @Override
    public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
      asked.countDown();
      try {
        assertThat(found.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
      return Blob.ofBytes(new byte[1 << 20]);
    }
  }

  @Test
  void finishesWhatItBegan() throws Exception {
    var source = new SlowSource(SourceGroup.builder().build());
    var server =
        GoProxyServer.start(
            new ListenAddress("127.0.0.1", 0), Map.of("/", GoProxyHandler.of(source)));
    URI uri = server.uri("/");
    CompletableFuture<Integer> download =
        CompletableFuture.supplyAsync(() -> length(uri + "/example.com/m/@v/v1.0.0.zip"));
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
    awaitRefusal(uri);
    assertThat(stop).isNotDone();
    found.countDown();

    assertThat(download.get(30, TimeUnit.SECONDS)).isEqualTo(1 << 20);
    stop.get(30, TimeUnit.SECONDS);
  }

  private static int length(String uri) {
    try (InputStream body = URI.create(uri).toURL().openStream()) {
      return body.readAllBytes().length;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitRefusal(URI uri) throws IOException {
    while (true) {
      try {
        new Socket(uri.getHost(), uri.getPort()).close();
      } catch (ConnectException e) {
        return;
      }
    }
  }
}
