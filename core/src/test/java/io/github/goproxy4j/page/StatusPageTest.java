package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ForwardingSource;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.store.MemoryCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusPageTest {
  private static final SampleModule GOOD = SampleModule.of("example.com/m", "v1.0.0");
  private static final ModuleVersion BAD = ModuleVersion.parse("example.com/bad@v1.0.0");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  /** Fails for one module. */
  private static final class Flaky extends ForwardingSource {
    Flaky() {
      super(MapSource.of(GOOD));
    }

    @Override
    public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
      if (module.equals(BAD)) {
        throw new UpstreamException(module, UpstreamException.Failure.FAILED, "no route to host");
      }
      return super.zip(module, fetch);
    }
  }

  private static Browser browser(RepositoryStatus... repositories) {
    ModulePages.Builder pages = ModulePages.builder().clock(CLOCK);
    for (RepositoryStatus repository : repositories) {
      pages.repository(repository);
    }
    return Browser.of(
        GoProxyHandler.builder(MapSource.of(GOOD))
            .access(AccessControl.OPEN)
            .pages(pages.build())
            .build());
  }

  private static String status(Browser browser) throws IOException {
    return browser
        .get("/-/status")
        .isWellFormed()
        .text()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void tellsHowAProxyDoes() throws IOException {
    MemoryCache cache = MemoryCache.stagingIn(folder);
    PullThroughSource source = PullThroughSource.builder(cache, new Flaky()).clock(CLOCK).build();
    Browser browser = browser(RepositoryStatus.ofProxy("<public>", source, cache));
    assertThat(status(browser))
        .contains("&lt;public&gt; proxy Not asked yet Cache 0 B", "upstream –");

    source.zip(GOOD.module(), Fetch.normal()).close();
    for (int i = 0; i < 3; i++) {
      source.zip(GOOD.module(), Fetch.normal()).close();
    }
    assertThat(status(browser))
        .containsSubsequence(
            "Upstream answers 2 Jan 2026 , just now",
            "Cache",
            "Files 1",
            "upstream 75.0 %",
            "cache 3",
            "Questions to upstream 1",
            "Failures of upstream 0");

    assertThat(catchThrowable(() -> source.zip(BAD, Fetch.normal()))).isNotNull();
    assertThat(status(browser)).containsSubsequence("Upstream fails", "Failures of upstream 1");
  }

  @Test
  void namesRepositoriesOfWhichThereIsNothingElseToTell() throws IOException {
    assertThat(status(browser(RepositoryStatus.of("private", "hosted"))))
        .contains("private hosted");
    assertThat(status(browser())).contains("Nothing is known of any repository.");
  }
}
