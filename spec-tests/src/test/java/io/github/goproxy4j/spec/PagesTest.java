package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.page.ModulePages;
import io.github.goproxy4j.page.RepositoryStatus;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.store.MemoryCache;
import io.github.goproxy4j.store.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a browser, which is the one that says whether they are what they should be. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final String EVIL =
      "</code><script>document.title='x'</script><b>\"'&amp;<img src=x>";

  private Chromium browser;
  private LoopbackServer server;

  @BeforeAll
  void open(@TempDir Path temp) throws Exception {
    browser = Chromium.require(Files.createDirectory(temp.resolve("profile")));
    MemoryStore store = MemoryStore.stagingIn(temp);
    for (int i = 0; i < 60; i++) {
      publish(store, temp, "example.com/platform/number-" + i + "@v1.0.0", "");
    }
    publish(store, temp, "example.com/platform/payments@v1.2.0", "");
    publish(
        store,
        temp,
        "example.com/platform/payments@v1.3.0",
        "\n// "
            + EVIL
            + "\nretract v1.2.0\n\nrequire (\n\texample.com/platform/number-1 v1.0.0\n"
            + "\texample.com/a/very/long/path/that/does/not/fit/into/a/narrow/window v1.0.0 // "
            + EVIL
            + "\n)\n");
    var source = HostedSource.of(store);
    MemoryCache cache = MemoryCache.stagingIn(temp);
    var proxy = PullThroughSource.of(cache, source);
    proxy.zip(ModuleVersion.parse("example.com/platform/payments@v1.2.0"), Fetch.normal()).close();
    server =
        LoopbackServer.start(
            GoProxyHandler.builder(source)
                .describer(ModuleDescriber.of(source, store))
                .access(AccessControl.OPEN)
                .pages(
                    ModulePages.builder()
                        .repository(RepositoryStatus.ofProxy("public", proxy, cache))
                        .repository(RepositoryStatus.of("private", "hosted"))
                        .build())
                .build());
  }

  private static void publish(MemoryStore store, Path temp, String module, String rest)
      throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    Path folder = Files.createTempDirectory(temp, "m");
    String deprecated = rest.isEmpty() ? "" : "// Deprecated: " + EVIL + "\n";
    Files.writeString(
        folder.resolve("go.mod"), deprecated + "module " + version.path() + "\n" + rest);
    Instant time = Instant.parse("2020-01-02T03:04:05Z");
    try (var release = ModuleRelease.ofDirectory(version, folder, time, temp)) {
      store.publish(release);
    }
  }

  @AfterAll
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private String problems() throws Exception {
    try (InputStream in = PagesTest.class.getResourceAsStream("page-problems.js")) {
      String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return browser.eval(script.strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/?q=number",
        "/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/?q=example.com/not/here",
        "/example.com/platform/payments",
        "/example.com/platform/payments@v1.2.0",
        "/-/status",
        "/example.com/unknown"
      })
  void everyPageIsReadableByEverybody(String path) throws Exception {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      for (int width : new int[] {1280, 320}) {
        browser.resize(width);
        browser.open(server.url() + path);
        assertThat(problems()).as(scheme + ", " + width).isEmpty();
        assertThat(browser.eval("getComputedStyle(document.body).backgroundColor"))
            .isEqualTo(scheme.equals("light") ? "rgb(253, 253, 252)" : "rgb(21, 25, 26)");
      }
    }
    assertThat(browser.complaints())
        .allMatch(complaint -> complaint.contains("status of 404") && path.endsWith("unknown"));
    browser.forget();
  }

  @Test
  void whatWouldBeWrongIsNoticed() throws Exception {
    browser.prefer("light");
    browser.resize(320);
    browser.open(server.url());
    browser.eval(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>deep</h4><input><a>'"
            + " + '</a><img src=https://other.example/x>')");
    browser.eval("document.querySelector('h1').style.color = '#888'");
    browser.eval("document.querySelector('h1').style.width = '400px'");

    assertThat(problems())
        .contains(
            "skips a level: deep", "no label: <input>", "no name: <a>", "contrast 3.", "sideways");
    assertThat(browser.complaints())
        .anyMatch(complaint -> complaint.contains("Content Security Policy"));
    browser.forget();
  }

  @Test
  void theKeyboardReachesEverythingInOrderAndIsSeen() throws Exception {
    browser.resize(1280);
    browser.open(server.url() + "/example.com/platform/payments@v1.2.0");
    var reached = new ArrayList<String>();
    for (int i = 0; i < 9; i++) {
      browser.press("Tab", TAB, "");
      reached.add(
          browser.eval("document.activeElement.name || document.activeElement.textContent"));
      assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }

    assertThat(reached)
        .containsExactly(
            "Skip to content",
            "Go modules",
            "q",
            "Search",
            "Status",
            "All versions",
            "Module zip",
            "go.mod",
            "Version info");
  }

  @Test
  void aSearchLeadsToAModuleAndItsRequirements() throws Exception {
    browser.resize(1280);
    browser.open(server.url());
    browser.eval("document.querySelector('#q').focus()");
    browser.type("PLATFORM pay");
    browser.press("Enter", ENTER, "\\r");
    browser.awaitPage();
    assertThat(browser.eval("location.search")).isEqualTo("?q=PLATFORM+pay");
    assertThat(browser.eval("document.querySelector('#q').value")).isEqualTo("PLATFORM pay");

    follow(".modules a");
    assertThat(browser.eval("document.querySelector('h1').textContent"))
        .isEqualTo("example.com/platform/payments");
    follow("pre a");
    assertThat(browser.eval("location.href"))
        .isEqualTo(server.url() + "/example.com/platform/number-1@v1.0.0");
    follow(".site");
    assertThat(browser.eval("location.href")).isEqualTo(server.url() + "/");
    follow("[rel=next]");
    assertThat(browser.eval("document.querySelectorAll('.modules a').length")).isEqualTo("11");
  }

  private void follow(String selector) throws Exception {
    browser.eval("document.querySelector('" + selector + "').click()");
    browser.awaitPage();
  }

  @Test
  void oneClickSelectsALineToCopy() throws Exception {
    browser.open(server.url());
    assertThat(browser.eval("getComputedStyle(document.querySelector('.line code')).userSelect"))
        .isEqualTo("all");
  }
}
