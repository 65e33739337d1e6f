package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.SampleModule;
import io.github.goproxy4j.source.UpstreamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
  private static final ModulePath PATH = new ModulePath("example.com/m");
  private static final Fetch FETCH = Fetch.normal();
  private static final String VERSIONS = "/example.com/m/@v/";
  private static final String LATEST = "/example.com/m/@latest";

  @TempDir Path folder;

  private ScriptedUpstream upstream;
  private HttpSource source;

  @BeforeEach
  void start() throws IOException {
    upstream = ScriptedUpstream.start();
    source = HttpSource.of(HttpRemote.at(upstream.uri()).build(), folder);
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private List<String> versions(String list) throws IOException {
    upstream.on(VERSIONS + "list", Scripts.ok(list));
    return source.versions(PATH, FETCH).stream().map(Object::toString).toList();
  }

  private String resolve(String query) throws IOException {
    return source.info(PATH, query(query), FETCH).version().toString();
  }

  private static VersionQuery query(String text) {
    return text.isEmpty() ? VersionQuery.LATEST : VersionQuery.of(text);
  }

  @Test
  @DisplayName("X10: junk, columns, duplicates and the wrong majors are not versions")
  void readsListsAsGoAndLeavesOutWhatNobodyCanUse() throws IOException {
    assertThat(
            versions(
                "v1.10.0 2020-01-01T00:00:00Z\r\n \u00A0v1.9.0\u2003x y\n\nv1.9.0\njunk\n"
                    + "v1.2\nv1.3.0+meta\nv2.0.0\nv3.0.0+incompatible\nv1.0.0-RC1\n1.0.0\n"
                    + "v1.9.1-0.20200101000000-abcdefabcdef\n<html>\nv0.1.0"))
        .containsExactly("v0.1.0", "v1.0.0-RC1", "v1.9.0", "v1.10.0", "v3.0.0+incompatible");
  }

  @Test
  @DisplayName("X10: a byte order mark belongs to the first line")
  void byteOrderMarkKillsTheFirstLine() throws IOException {
    assertThat(versions("\uFEFFv1.0.0\nv1.1.0\n")).containsExactly("v1.1.0");
    assertThat(upstream.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "v1.9.1-0.20200101000000-abcdefabcdef\n", "nothing yet"})
  void listMayBeEmpty(String list) throws IOException {
    assertThat(versions(list)).isEmpty();
  }

  @Test
  @DisplayName("X15: what is known of a version is kept word for word")
  void keepsInfo() throws IOException {
    String json = "{\"version\":\"v1.0.0\",\"Time\":\"2020-01-02T03:04:05Z\",\"Extra\":[1]}\n";
    upstream.on(VERSIONS + "v1.0.0.info", Scripts.ok(json));

    VersionInfo info = source.info(PATH, query("v1.0.0"), FETCH);

    assertThat(info.json()).isEqualTo(json);
    assertThat(info.time()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0.0, v1.0.1",
    "v1.0.0, v1.0.0+incompatible",
    "master, v1.0",
    "master, v2.0.0",
    "master, v1.0.0+meta",
    "'', v2.0.0",
  })
  @DisplayName("X15: no version that cannot be the answer")
  void refusesOtherVersions(String query, String version) {
    upstream.otherwise(Scripts.ok("{\"Version\":\"" + version + "\"}"));

    assertThatThrownBy(() -> resolve(query))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("example.com/m@" + query(query) + ": ")
        .hasMessageContaining("for version " + version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"Version\":\"\"}",
        "{\"Version\":\"v1.0.0\"} x",
        "{\"Version\":\"v1.0.0\",\"Time\":\"yesterday\"}"
      })
  @DisplayName("X15: what is not the JSON of a version is a failure")
  void refusesMalformedInfo(String json) {
    upstream.otherwise(Scripts.ok(json));

    assertThatThrownBy(() -> resolve("v1.0.0"))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith(
            "example.com/m@v1.0.0: invalid response from proxy \"%s\": ", upstream.uri());
  }

  @Test
  void asksForBranchesUnderTheirNames() throws IOException {
    upstream.on(VERSIONS + "%21fix%20it.info", Scripts.ok("{\"Version\":\"v1.0.0\"}"));

    assertThat(resolve("Fix it")).isEqualTo("v1.0.0");
    assertThatThrownBy(() -> resolve("other")).isInstanceOf(ModuleNotFoundException.class);
    assertThat(upstream.requests()).as("no list for what is no version").hasSize(2);
  }

  @Test
  void believesTheServerAboutTheLatest() throws IOException {
    upstream.on(LATEST, Scripts.ok("{\"Version\":\"v1.0.0\"}"));

    assertThat(resolve("")).isEqualTo("v1.0.0");
    assertThat(resolve("latest")).isEqualTo("v1.0.0");
    assertThat(upstream.paths()).containsExactly(LATEST, LATEST);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0.0 v1.1.0 v1.2.0-rc.1, v1.1.0",
    "v1.2.0-rc.1 v1.9.1-0.20200101000000-abcdefabcdef, v1.2.0-rc.1",
    "v0.0.0-20210101000000-aaaaaaaaaaaa v0.0.0-20220101000000-bbbbbbbbbbbb,"
        + " v0.0.0-20220101000000-bbbbbbbbbbbb",
    "v0.0.0-20210101000000-aaaaaaaaaaaa|2023-01-01T00:00:00Z v0.0.0-20220101000000-bbbbbbbbbbbb,"
        + " v0.0.0-20210101000000-aaaaaaaaaaaa",
    "v0.0.0-20210101000000-aaaaaaaaaaaa v0.0.0-20220101000000-bbbbbbbbbbbb|soon,"
        + " v0.0.0-20210101000000-aaaaaaaaaaaa",
    "v0.0.0-20210101000000-bbbbbbbbbbbb v0.0.0-20210101000000-aaaaaaaaaaaa,"
        + " v0.0.0-20210101000000-bbbbbbbbbbbb",
  })
  @DisplayName("X11, X12, trap 45: a server without @latest has one")
  void choosesTheLatestFromTheList(String list, String latest) throws IOException {
    upstream.on(LATEST, Scripts.status(410, "not here"));
    upstream.on(VERSIONS + "list", Scripts.ok(list.replace(' ', '\n').replace('|', ' ')));
    upstream.on(VERSIONS + latest + ".info", Scripts.ok("{\"Version\":\"" + latest + "\"}"));

    assertThat(resolve("")).isEqualTo(latest);
    assertThat(upstream.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v2.0.0\n", "v0.0.0-20210101000000-aaaaaaaaaaaa soon\n"})
  void nothingIsTheLatestOfNothing(String list) {
    upstream.on(VERSIONS + "list", Scripts.ok(list));

    assertThatThrownBy(() -> resolve(""))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessageStartingWith("example.com/m@latest: reading ");
  }

  @Test
  void failureOfLatestIsNoAbsence() {
    upstream.on(LATEST, Scripts.status(403, "no"));
    upstream.on(VERSIONS + "list", Scripts.ok("v1.0.0\n"));

    assertThatThrownBy(() -> resolve("")).isInstanceOf(UpstreamException.class);
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void unknownModuleIsUnknownThroughout() {
    assertThatThrownBy(() -> resolve(""))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessageStartingWith("example.com/m: reading ")
        .hasMessageEndingWith("/@v/list: 404 Not Found; server response: not found: unknown");
  }

  @Test
  void passesOnWhatTheAskerAllows() throws IOException {
    versions("v1.0.0\n");
    source.versions(PATH, Fetch.of(Fetch.Mode.CACHED_ONLY));
    source.versions(PATH, Fetch.of(Fetch.Mode.REFRESH));

    assertThat(upstream.requests().stream().map(r -> r.header("Disable-Module-Fetch").orElse("")))
        .containsExactly("", "true", "");
    assertThat(upstream.requests().stream().map(r -> r.header("Cache-Control").orElse("")))
        .containsExactly("", "", "no-cache");
  }

  @Test
  void zipsAreFilesThatACacheMayTake() throws IOException {
    SampleModule sample = SampleModule.of("example.com/m", "v1.0.0");
    upstream.on(VERSIONS + "v1.0.0.zip", Scripts.ok(sample.zip()));

    try (Blob zip = source.zip(sample.module(), FETCH)) {
      assertThat(zip.sha256()).hasValue(Sha256.hex(Sha256.of(sample.zip())));
      try (Spool spool = Spool.of(zip, folder.resolve("elsewhere"), 1 << 20)) {
        assertThat(spool.file()).hasParentRaw(folder);
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void limitsAreLimits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileLimits(1, 1, -1, 1));
  }
}
