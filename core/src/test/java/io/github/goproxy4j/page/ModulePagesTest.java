package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.page.Browser.Page;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleDescriber;
import io.github.goproxy4j.store.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulePagesTest {
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2020-03-04T05:06:07Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private MemoryStore store;

  @BeforeEach
  void openStore() {
    store = MemoryStore.stagingIn(folder);
  }

  private void publish(String module, String goMod) throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    try (Blob zip = Blob.ofBytes(zip(version, goMod));
        var release = ModuleRelease.ofZip(version, zip, TIME, folder)) {
      store.publish(release);
    }
  }

  private void publish(String module) throws IOException {
    publish(module, "module " + module.substring(0, module.indexOf('@')) + "\n");
  }

  private static byte[] zip(ModuleVersion module, String goMod) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(module + (goMod.isEmpty() ? "/LICENSE" : "/go.mod")));
      zip.write(goMod.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private GoProxyHandler.Builder handler() {
    HostedSource source = HostedSource.of(store);
    return GoProxyHandler.builder(source).describer(ModuleDescriber.of(source, store));
  }

  private static ModulePages.Builder pages() {
    return ModulePages.builder().clock(CLOCK);
  }

  private Browser browser(ModulePages.Builder pages) {
    return Browser.of(handler().pages(pages.build()).build());
  }

  private Browser browser() {
    return browser(pages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/example.com/m",
        "/example.com/m@v1.0.0",
        "/example.com/m?go-get=1",
        "/example.com/m/@v/list",
        "/example.com/m/@latest",
        "/example.com/m/@v/v1.0.0.info",
        "/example.com/m/@v/v1.0.0.mod",
        "/example.com/m/@v/v1.0.0.zip",
        "/example.com/m/@v/v1.9.0.zip",
        "/example.com/other/@v/list",
        "/sumdb/sum.golang.org/supported",
        "/-/status"
      })
  void goCommandsNeverSeePages(String path) throws IOException {
    publish("example.com/m@v1.0.0");
    Browser plain = Browser.of(handler().build());

    for (String accept : new String[] {"", "*/*", "text/plain", "text/html;q=0, */*"}) {
      Page expected = plain.with("Accept", accept).get(path);
      assertThat(browser().with("Accept", accept).get(path)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/example.com/m?go-get=1",
        "/example.com/m/@v/list",
        "/example.com/m/@latest",
        "/example.com/m/@v/v1.0.0.mod",
        "/example.com/m/@v/v1.9.0.mod"
      })
  void whatIsForGoCommandsIsTheSameInABrowser(String path) throws IOException {
    publish("example.com/m@v1.0.0");

    assertThat(browser().get(path)).isEqualTo(Browser.of(handler().build()).get(path));
  }

  @Test
  void nothingIsRunNorTakenFromElsewhere() throws IOException {
    for (String path : new String[] {"/", "/example.com/unknown"}) {
      Page page = browser().get(path);

      assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(page.header("Content-Security-Policy"))
          .isEqualTo(
              "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                  + " base-uri 'none'; frame-ancestors 'none'");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Vary")).isEqualTo("Accept");
      assertThat(page.isWellFormed().text()).doesNotContain("<script").doesNotContain("<style");
    }
  }

  @Test
  void pagesAreRevalidatedByTheirTag() throws IOException {
    publish("example.com/m@v1.0.0");
    Page page = browser().get("/");
    assertThat(page.header("Cache-Control")).isEqualTo("public, no-cache");

    Page same = browser().with("If-None-Match", page.header("ETag")).get("/");
    Page head = browser().send("HEAD", "/");
    publish("example.com/n@v1.0.0");
    Page changed = browser().with("If-None-Match", page.header("ETag")).get("/");

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("Vary")).isEqualTo("Accept");
    assertThat(same.text()).isEmpty();
    assertThat(head.headers()).isEqualTo(page.headers());
    assertThat(head.text()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void aProblemHasTheSameHeadersForHead() throws IOException {
    Page problem = browser().get("/example.com/unknown");
    Page head = browser().send("HEAD", "/example.com/unknown");

    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.header("Cache-Control")).isEqualTo("no-store");
    assertThat(problem.seen()).contains("Not found", "example.com/unknown: unknown module");
    assertThat(head.headers()).isEqualTo(problem.headers());
    assertThat(head.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/-/style.css, text/css; charset=utf-8", "/-/icon.svg, image/svg+xml; charset=utf-8"})
  void whatPagesNeedIsThereForAnyAccept(String path, String type) throws IOException {
    for (String accept : new String[] {"text/css,*/*;q=0.1", "image/avif,*/*", "", "text/html"}) {
      Page file = browser().with("Accept", accept).get(path);
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Content-Type")).isEqualTo(type);
      assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=86400");
    }
    assertThat(browser().get("/-/other.css").status()).isEqualTo(404);
  }

  @Test
  void otherMethodsAreNotForPages() throws IOException {
    Page page = browser().send("POST", "/");

    assertThat(page.status()).isEqualTo(405);
    assertThat(page.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host.example",
        "https://host.example/go",
        "http://host.example:8080/we%20ird/a;b/%C3%A9/go",
        "http://[::1]:8080/a/b"
      })
  void everyLinkLeadsSomewhereWhereverTheProxyIsMounted(String mount) throws IOException {
    publish(
        "example.com/UPPER/m@v1.0.0", "module example.com/UPPER/m\nrequire example.com/a v1.0.0\n");
    publish("example.com/a@v1.0.0");
    publish("example.com/a@v2.0.0+incompatible", "");
    publish("example.com/a/v3@v3.0.0-RC.1");
    Browser browser =
        Browser.of(handler().access(AccessControl.OPEN).pages(pages().build()).build());

    assertThat(browser.at(mount).follow("/"))
        .contains(
            "/-/status",
            "/example.com/UPPER/m@v1.0.0",
            "/example.com/!u!p!p!e!r/m/@v/v1.0.0.zip",
            "/example.com/a@v2.0.0+incompatible",
            "/example.com/a/v3/@v/v3.0.0-!r!c.1.mod")
        .allMatch(path -> !path.contains("%"));
  }

  @Test
  void linksWorkWithoutASlashBehindTheMountPoint() throws IOException {
    publish("example.com/m@v1.0.0");

    assertThat(browser().get("").links()).contains("./go/example.com/m").contains("./go/");
    assertThat(browser().at("https://host.example").get("/").links()).contains("./example.com/m");
    assertThat(browser().get("//").links()).contains("../example.com/m");
  }

  @Test
  void saysHowToUseTheProxy() throws IOException {
    Page page =
        browser(pages().unlisted(ModulePatterns.of("corp.example.com,*.internal"))).get("/");

    assertThat(page.seen())
        .contains("go env -w GOPROXY=https://host.example/go\n")
        .contains("go env -w GOPRIVATE='corp.example.com,*.internal' GONOPROXY=none\n");
    assertThat(browser(pages().url(URI.create("https://goproxy.example/x"))).get("/").seen())
        .contains("go env -w GOPROXY=https://goproxy.example/x\n")
        .doesNotContain("GOPRIVATE");
  }

  @Test
  void showsAModule() throws IOException {
    publish("example.com/m@v1.9.0");
    publish("example.com/m@v1.10.0-rc.1");
    publish(
        "example.com/m@v1.10.0", "module example.com/m\n\ngo 1.24\n\nretract v1.9.0 // breaks\n");
    Page page = browser().get("/example.com/m").isWellFormed();

    assertThat(page.seen())
        .containsSubsequence("example.com/m", "v1.10.0", "latest", "2 Jan 2020", "2 months ago")
        .contains("Go 1.24", "go get example.com/m@v1.10.0\n")
        .contains("go env -w GOPRIVATE=example.com/m GONOPROXY=none\n")
        .containsSubsequence("Versions 3", "v1.10.0", "v1.10.0-rc.1", "v1.9.0 retracted")
        .contains("example.com/m v1.10.0 " + h1("example.com/m@v1.10.0"));
    assertThat(page.text())
        .contains("<time datetime=\"2020-01-02T03:04:05Z\" title=\"2 Jan 2020, 03:04 UTC\">")
        .contains("aria-current=\"page\">v1.10.0<");
    assertThat(browser().get("/example.com/m@v1.9.0").seen())
        .containsSubsequence("v1.9.0", "This version is retracted", "breaks", "Get it");
  }

  private String h1(String module) throws IOException {
    return store.find(ModuleVersion.parse(module)).orElseThrow().h1().value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "v1", "v1.0", "v1.0.0"})
  void showsWhatAQueryMeans(String query) throws IOException {
    publish("example.com/m@v1.0.0");

    assertThat(browser().get("/example.com/m@" + query).seen())
        .contains("go get example.com/m@v1.0.0");
  }

  @Test
  void linksWhatAGoModFileNeeds() throws IOException {
    publish(
        "example.com/m@v1.0.0",
        "module example.com/m\n\nrequire (\n\texample.com/a v1.2.3 // indirect v1.0.0\n"
            + ")\n\nreplace example.com/a v1.2.3 => example.com/c v1.0.0\n");
    Page page = browser().get("/example.com/m");

    assertThat(page.text())
        .contains("\t<a href=\"../example.com/a@v1.2.3\">example.com/a</a> v1.2.3 <span")
        .contains(
            "replace <a href=\"../example.com/a@v1.2.3\">example.com/a</a> v1.2.3 =&gt; <a href")
        .contains("<a href=\"../example.com/c@v1.0.0\">")
        .doesNotContain("indirect@v1.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/example.com/m/",
        "/example.com%2Fm",
        "/example.com//m",
        "/example.com/../m",
        "/example.com/m%00",
        "/example.com/m@",
        "/example.com/m@v1.0.0@v2",
        "/example.com/m@v01.0.0",
        "/example.com/m@%3Cscript%3E",
        "/example.com/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/%C3%A9/m",
        "/-/",
        "/-",
        "/sumdb",
        "/sumdb/x",
        "/@v",
        "/example.com/m/@v/x.txt",
        "/example.com/m?before=x",
        "/example.com/m?before=%3Cscript%3E",
        "/%zz"
      })
  void oddPathsLeadNowhereOrToThePage(String path) throws IOException {
    publish("example.com/m@v1.0.0");
    Page page = browser().get(path).isWellFormed();

    assertThat(page.status()).isEqualTo(path.equals("/example.com/m/") ? 200 : 404);
    assertThat(page.text()).doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "?&&=&q",
        "?q=%",
        "?q=%zz%4",
        "?q=%00%0a%ff",
        "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?q=a+b%26c&q=d",
        "?after=zzz%C3%A9",
        "?page=99999999999999999999",
        "?after=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "?q=%E2%80%AE%ED%A0%80"
      })
  void oddSearchesFindNothingOrEverything(String query) throws IOException {
    publish("example.com/m@v1.0.0");
    Page page = browser().get("/" + query).isWellFormed();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).doesNotContain("<script").doesNotContain("<img");
    assertThat(
            page.text()
                .codePoints()
                .filter(c -> Character.getType(c) == Character.FORMAT || c == 0))
        .isEmpty();
  }

  @Test
  void textsOfModulesStayTexts() throws IOException {
    String evil = "</code></pre><script>alert(1)</script>\"'&amp;<!-- \u202E";
    publish("example.com/m@v1.0.0");
    publish(
        "example.com/m@v1.1.0",
        "// Deprecated: "
            + evil
            + "\nmodule example.com/m\n\n// "
            + evil
            + "\nretract v1.0.0\n\nrequire example.com/<b>x</b> v1.0.0 // "
            + evil
            + "\n");
    for (String path : new String[] {"/example.com/m", "/example.com/m@v1.0.0"}) {
      Page page = browser().get(path).isWellFormed();

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.seen()).contains("</code></pre><script>alert(1)</script>\"'&amp;<!-- \uFFFD");
    }
  }

  @Test
  void siteAndUserNamesAreTexts() throws IOException {
    Page page = browser(pages().site("<b>\"We\"</b>").url(URI.create("http://h/'%22x"))).get("/");

    assertThat(page.isWellFormed().seen())
        .contains("<b>\"We\"</b>", "GOPROXY='http://h/'\\''%22x'");
  }

  @Test
  void whatCannotBeHadIsToldLikeToAGoCommand() throws IOException {
    publish("example.com/m@v1.0.0");
    store.delete(ModuleVersion.parse("example.com/m@v1.0.0"));

    Page gone = browser().get("/example.com/m@v1.0.0").isWellFormed();
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.seen()).contains("Gone", "example.com/m@v1.0.0: deleted");
    assertThat(browser().get("/example.com/m").isWellFormed().seen())
        .contains("No versions to show.");
  }

  @Test
  void showsManyVersionsPageByPage() throws IOException {
    for (int i = 0; i < 120; i++) {
      publish("example.com/m@v1." + i + ".0");
    }
    Page first = browser().get("/example.com/m");
    assertThat(first.seen())
        .contains("Versions 120", "v1.119.0", "v1.70.0")
        .doesNotContain("v1.69.0");
    assertThat(first.links()).contains("../example.com/m?before=v1.70.0");

    Page second = browser().get("/example.com/m?before=v1.70.0");
    assertThat(second.seen())
        .containsSubsequence("Versions 120", "v1.69.0", "v1.20.0", "Newest versions");

    Page last = browser().get("/example.com/m?before=v1.20.0");
    assertThat(last.seen()).contains("v1.0.0").doesNotContain("Older versions");
    assertThat(browser().get("/example.com/m?before=v0.0.1").seen())
        .contains("No versions to show.");
  }

  @Test
  void headersOfRequestsAreReadInAnyCase() throws IOException {
    assertThat(browser().with("Accept", "TEXT/HTML").get("/").header("Content-Type"))
        .isEqualTo("text/html; charset=utf-8");
    assertThat(Map.copyOf(browser().get("/").headers())).containsKey("ETag");
  }
}
