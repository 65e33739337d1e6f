package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.upstream.GoProxyList.Opener;
import io.github.goproxy4j.upstream.GoProxyList.Proxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoProxyListTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final ModulePath PUBLIC = new ModulePath("example.com/m");
  private static final ModulePath PRIVATE = new ModulePath("corp.example.com/m");
  private static final ModulePatterns CORP = ModulePatterns.of("corp.example.com");
  private static final ModuleSource MODULES =
      MapSource.of(
          SampleModule.of(PUBLIC.value(), "v1.0.0"), SampleModule.of(PRIVATE.value(), "v1.0.0"));

  static List<Row> values() {
    return GoTable.read(ScriptedUpstream.class, "goproxy.txt");
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("X20, X21, X25: what the go command makes of a value")
  void readsLikeGo(Row row) {
    switch (row.text(1)) {
      case "asks" -> assertThat(asked(row.text(0))).isEqualTo(row.text(2));
      case "refuses" ->
          assertThatThrownBy(() -> GoProxyList.parse(row.text(0)))
              .isInstanceOf(MalformedGoProxyException.class)
              .hasMessage(row.text(2));
      default -> throw new AssertionError(row);
    }
  }

  /** What is asked while no server answers. */
  private static String asked(String value) {
    var asked = new ArrayList<String>();
    for (GoProxyList.Entry entry : GoProxyList.parse(value).entries()) {
      if (entry instanceof Proxy proxy) {
        asked.add(below(proxy.url()).toString());
        if (proxy.onFailure() == SourceGroup.OnFailure.STOP) {
          break;
        }
      } else if (entry instanceof GoProxyList.Direct) {
        asked.add("direct");
      }
    }
    return String.join(" ", asked);
  }

  private static URI below(URI url) {
    return url.getScheme().equals("file")
        ? URI.create(url.toString().replaceFirst("/?$", "/M"))
        : RemoteUri.below(url, "M");
  }

  @ParameterizedTest
  @CsvSource({
    "http://u:secret@h:x/, 'parse \"http://u:xxxxx@h:x/\": invalid port \":x\" after host'",
    "http://u:se@cr:et@h^/, 'parse \"http://u:xxxxx@h^/\": invalid character \"^\" in host name'",
    "https://u:secret@h/%z, 'parse \"https://u:xxxxx@h/%z\": invalid URL escape \"%z\"'",
    "http://u:%secret@h/, 'parse \"http://u:xxxxx@h/\": invalid URL escape in password'",
    "u:secret@a.b/%z, 'parse \"https://u:xxxxx@a.b/%z\": invalid URL escape \"%z\"'",
  })
  void complainsWithoutPasswords(String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoProxyList.parse(value))
        .withMessage(message);
  }

  @Test
  void showsNoPasswords() {
    assertThat(GoProxyList.parse("https://u:secret@h/p?k=secret|http://x,direct,nothing"))
        .hasToString("https://h/p|,http://x,direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[x]/", "http://[::1%25%20]:y", "http://[fe80::1::2]"})
  void refusesAddressesThatAreNone(String value) {
    assertThatThrownBy(() -> GoProxyList.parse(value))
        .isInstanceOf(MalformedGoProxyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:/x",
        "http://my_host/",
        "http://h:70000",
        "https://\u00fc.example"
      })
  void whatGoReadsAndJavaCannotAskIsRefusedWhenOpened(String value, @TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoProxyList.parse(value).open(GoProxyList.plain(folder)))
        .withMessageContaining("not an http or https URL with a host");
  }

  @Test
  @DisplayName("X41: no password over http")
  void refusesToShowPasswords(@TempDir Path folder) {
    GoProxyList list = GoProxyList.parse("http://u:secret@h.example/x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> list.open(GoProxyList.plain(folder)))
        .withMessage("refusing to pass credentials to insecure URL: http://h.example/x");
  }

  private static String version(ModuleSource source, ModulePath path) throws IOException {
    return source.info(path, VersionQuery.LATEST, FETCH).version().toString();
  }

  @Test
  @DisplayName("X20: , and | are what they are to the go command")
  void asksInTurn() throws IOException {
    Opener opener =
        url ->
            url.getPort() == 1
                ? new NoSource("nothing here")
                : url.getPort() == 2 ? failing() : MODULES;

    assertThat(version(GoProxyList.parse("h.x:1,h.x:3").open(opener), PUBLIC)).isEqualTo("v1.0.0");
    assertThat(version(GoProxyList.parse("h.x:2|h.x:3").open(opener), PUBLIC)).isEqualTo("v1.0.0");
    for (String value : List.of("h.x:2,h.x:3", "h.x:2|direct", "h.x:1,h.x:2|h.x:1|off")) {
      assertThatThrownBy(() -> version(GoProxyList.parse(value).open(opener), PUBLIC))
          .as(value)
          .isInstanceOf(UpstreamException.class);
    }
  }

  private static ModuleSource failing() {
    return HttpSource.of(
        HttpRemote.at(URI.create("http://127.0.0.1:1")).retries(Retries.NONE).build(), Path.of(""));
  }

  @Test
  void offHasNothing() throws IOException {
    SourceGroup source = GoProxyList.parse("off,h.x").open(url -> MODULES);

    assertThatThrownBy(() -> source.versions(PUBLIC, FETCH))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("example.com/m: module lookup disabled by GOPROXY=off");
  }

  @Test
  void directMayBeMissing() throws IOException {
    SourceGroup source = GoProxyList.parse("h.x,direct").open(url -> new NoSource("unknown"));
    String reason = ": not fetched from its repository: GOPROXY=direct is not available here";
    var module = ModuleVersion.of(PUBLIC.value(), "v1.0.0");

    assertThatThrownBy(() -> source.versions(PUBLIC, FETCH))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage(PUBLIC + reason);
    assertThatThrownBy(() -> source.goMod(module, FETCH)).hasMessage(module + reason);
    assertThatThrownBy(() -> source.zip(module, FETCH)).hasMessage(module + reason);
    assertThatThrownBy(() -> version(source, PUBLIC)).hasMessage(PUBLIC + "@latest" + reason);
  }

  @Test
  void directMayBePluggedIn() throws IOException {
    Opener nothing = url -> new NoSource("unknown");

    assertThat(version(GoProxyList.parse("h.x,direct").open(nothing, MODULES), PUBLIC))
        .isEqualTo("v1.0.0");
    assertThatThrownBy(() -> version(GoProxyList.parse("h.x").open(nothing, MODULES), PUBLIC))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  @DisplayName("X23: no proxy is asked about private modules")
  void asksNoProxyAboutPrivateModules() throws IOException {
    for (String value : List.of("h.x", "h.x,off", "h.x,direct", "off", "direct")) {
      GoProxyList list = GoProxyList.parse(value).without(CORP);

      assertThatThrownBy(() -> version(list.open(url -> MODULES), PRIVATE))
          .as(value)
          .isInstanceOf(ModuleNotFoundException.class)
          .hasMessage(
              "corp.example.com/m@latest: disabled by GOPRIVATE/GONOPROXY,"
                  + " and GOPROXY=direct is not available here");
      assertThat(version(list.open(url -> new NoSource("unknown"), MODULES), PRIVATE))
          .isEqualTo("v1.0.0");
    }
    assertThat(version(GoProxyList.parse("h.x").without(CORP).open(url -> MODULES), PUBLIC))
        .isEqualTo("v1.0.0");
  }

  @Test
  void opensFolders(@TempDir Path folder) throws IOException {
    SampleModule sample = SampleModule.of(PUBLIC.value(), "v1.0.0");
    new ProxyFolder(folder).add(sample);
    String url = folder.toUri().toString().replace("file:/", "file:///").replace("////", "//");

    assertThat(version(GoProxyList.parse(url).open(GoProxyList.plain(folder)), PUBLIC))
        .isEqualTo("v1.0.0");
    assertThatThrownBy(() -> GoProxyList.parse(url + "/none").open(GoProxyList.plain(folder)))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void opensServersAsTheSettingsSay(@TempDir Path folder) throws IOException {
    try (ScriptedUpstream upstream =
        ScriptedUpstream.start().otherwise(Scripts.ok("{\"Version\":\"v1.0.0\"}"))) {
      Opener opener = GoProxyList.plain(folder, remote -> remote.userAgent("me"));

      version(GoProxyList.parse(upstream.uri() + "|direct").open(opener), PUBLIC);

      assertThat(upstream.requests().get(0).header("User-Agent")).hasValue("me");
    }
  }
}
