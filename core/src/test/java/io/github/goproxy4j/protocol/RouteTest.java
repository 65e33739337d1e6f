package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.module.VersionQuery.Revision;
import io.github.goproxy4j.protocol.Route.GoMod;
import io.github.goproxy4j.protocol.Route.Home;
import io.github.goproxy4j.protocol.Route.Info;
import io.github.goproxy4j.protocol.Route.SumLatest;
import io.github.goproxy4j.protocol.Route.SumLookup;
import io.github.goproxy4j.protocol.Route.SumSupported;
import io.github.goproxy4j.protocol.Route.SumTile;
import io.github.goproxy4j.protocol.Route.Unknown;
import io.github.goproxy4j.protocol.Route.Versions;
import io.github.goproxy4j.protocol.Route.Zip;
import io.github.goproxy4j.sumdb.Tile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
  private static final ModulePath AZURE = new ModulePath("github.com/Azure/x");

  private static Info info(String path, String query) {
    return new Info(new ModulePath(path), VersionQuery.of(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void homeIsTheRootWithOrWithoutSlash(String path) {
    assertThat(Route.parse(path)).isEqualTo(new Home());
  }

  @Test
  @DisplayName("3.1: every endpoint of a module")
  void readsEveryEndpointOfAModule() {
    var v1 = ModuleVersion.of("github.com/Azure/x", "v1.0.0");

    assertThat(Route.parse("/github.com/!azure/x/@v/list")).isEqualTo(new Versions(AZURE));
    assertThat(Route.parse("/github.com/!azure/x/@latest"))
        .isEqualTo(new Info(AZURE, VersionQuery.LATEST));
    assertThat(Route.parse("/github.com/!azure/x/@v/v1.0.0.info"))
        .isEqualTo(new Info(AZURE, new VersionQuery.Exact(v1.version())));
    assertThat(Route.parse("/github.com/!azure/x/@v/v1.0.0.mod")).isEqualTo(new GoMod(v1));
    assertThat(Route.parse("/github.com/!azure/x/@v/v1.0.0.zip")).isEqualTo(new Zip(v1));
  }

  @Test
  @DisplayName("X1: the extension begins at the last dot")
  void takesTheLastDot() {
    assertThat(Route.parse("/x.y/z/@v/foo.zip.info")).isEqualTo(info("x.y/z", "foo.zip"));
    assertThat(Route.parse("/x.y/z/@v/v1.0.0-unzip.zip"))
        .isEqualTo(new Zip(ModuleVersion.of("x.y/z", "v1.0.0-unzip")));
    assertThat(Route.parse("/x.y/my.info.lib/@v/v1.0.0.info"))
        .isEqualTo(info("x.y/my.info.lib", "v1.0.0"));
  }

  @Test
  @DisplayName("X1: list.info is a branch called list, latest.info one called latest")
  void readsNamesThatLookLikeEndpoints() {
    assertThat(Route.parse("/x.y/z/@v/list.info")).isEqualTo(info("x.y/z", "list"));
    assertThat(Route.parse("/x.y/z/@v/latest.info"))
        .isEqualTo(new Info(new ModulePath("x.y/z"), new Revision("latest")));
  }

  @Test
  @DisplayName("X30, X31: %21 is !, %40 is @, %2B is +, %7E is ~")
  void decodesWhatTheGoCommandEncodes() {
    assertThat(Route.parse("/p.com/%21my%21mod/%40v/v1.0.0-%21r%21c1.info"))
        .isEqualTo(Route.parse("/p.com/!my!mod/@v/v1.0.0-!r!c1.info"))
        .isEqualTo(info("p.com/MyMod", "v1.0.0-RC1"));
    assertThat(Route.parse("/p.com/a%7Eb/@v/v2.0.0%2Bincompatible.mod"))
        .isEqualTo(Route.parse("/p.com/a~b/@v/v2.0.0+incompatible.mod"))
        .isEqualTo(new GoMod(ModuleVersion.of("p.com/a~b", "v2.0.0+incompatible")));
    assertThat(Route.parse("/p.com/m/@v/a%2Cb%20c.info")).isEqualTo(info("p.com/m", "a,b c"));
  }

  @Test
  @DisplayName("Trap 31: a percent sign that was encoded is a percent sign")
  void decodesOnce() {
    assertThat(Route.parse("/p.com/m/@v/a%2521b.info")).isEqualTo(info("p.com/m", "a%21b"));
    assertThat(Route.parse("/p.com/%2521azure/@v/list")).isInstanceOf(Unknown.class);
    assertThat(Route.parse("/p.com/%252e%252e/@v/list")).isInstanceOf(Unknown.class);
  }

  @Test
  @DisplayName("X32, registries 1.0: leading slashes collapse, others do not")
  void collapsesLeadingSlashesOnly() {
    assertThat(Route.parse("//x.y/z/@v/list")).isEqualTo(new Versions(new ModulePath("x.y/z")));
    assertThat(Route.parse("x.y/z/@v/list")).isEqualTo(new Versions(new ModulePath("x.y/z")));
    assertThat(Route.parse("/x.y//z/@v/list")).isEqualTo(new Unknown("empty path element"));
    assertThat(Route.parse("/x.y/z/@v//list")).isEqualTo(new Unknown("empty path element"));
    assertThat(Route.parse("/x.y/z/@v/list/")).isEqualTo(new Unknown("empty path element"));
  }

  @ParameterizedTest
  @DisplayName("X5, E3, E4: malformed escapes and paths are not found")
  @ValueSource(
      strings = {
        "/github.com/Azure/x/@v/list",
        "/github.com/!Azure/x/@v/list",
        "/!azure/@v/list",
        "/!1x.y/@v/list",
        "/x.y/!!a/@v/list",
        "/x.y/a!/@v/list",
        "/localhost/x/@v/list",
        "/mymodule/@v/list",
        "/example.com/m/v2.0/@v/list",
        "/example.com/m/v1/@v/list",
        "/example.com/.git/@v/list",
        "/example.com/con/@v/list",
        "/example.com/foo~1/@v/list",
        "/example.com/%C3%A9/@v/list",
        "/example.com/a@b/@v/list",
        "/example.com/a%20b/@v/list",
        "/example.com/m;x=y/@v/list",
        "/example.com/m/@v/list;x=y",
        "/example.com/m/@v/v1.0.0.mod;x=y",
        "/example.com/m/@v/v1.0.0;x=y.mod",
        "/example.com/m/@v/v1.0.0-RC1.info",
        "/example.com/m/@v/a!.info",
        "/example.com/m/@v/con.info",
        "/example.com/m/@v/.info",
        "/example.com/m/@v/%C3%A9.info",
        "/example.com/m/@v/..info",
        "/@latest",
        "/@v/list",
      })
  void malformedNamesAreUnknown(String path) {
    assertThat(Route.parse(path)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @DisplayName("Trap 32: nothing that a file system or a container could read otherwise passes")
  @ValueSource(
      strings = {
        "/../x.y/z/@v/list",
        "/./x.y/z/@v/list",
        "/x.y/z/../z/@v/list",
        "/x.y/z/%2e%2e/z/@v/list",
        "/x.y/z/@v/..",
        "/x.y/z/@v/../../../etc/passwd",
        "/x.y/z/@v/..%2f..%2fv1.0.0.mod",
        "/x.y%2Fz/@v/list",
        "/x.y%2fz/@v/list",
        "/%2Fx.y/z/@v/list",
        "/x.y/z/@v%2Flist",
        "/x.y/z\\w/@v/list",
        "/x.y/z%5Cw/@v/list",
        "/x.y/z%00/@v/list",
        "/x.y/z/@v/list%00",
        "/x.y/z/@v/list%0A",
        "/x.y/z/@v/list\n",
        "/x.y/z/@v/%FF.info",
        "/x.y/z/@v/%C0%AE.info",
        "/x.y/z/@v/\u00E9.info",
        "/x.y/z/@v/%.info",
        "/x.y/z/@v/%2",
        "/x.y/z/@v/%zz.info",
        "/x.y/z/@v/%+1.info",
      })
  void hostilePathsAreUnknown(String path) {
    assertThat(Route.parse(path)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @DisplayName("Files have canonical versions that the path permits; the reason says so")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "v1.mod | version \"v1\" is not canonical (should be \"v1.0.0\")",
        "v1.2.3+meta.zip | version \"v1.2.3+meta\" is not canonical (should be \"v1.2.3\")",
        "master.zip | x.y/z@master: invalid version: not a semantic version",
        "latest.zip | x.y/z@latest: invalid version: not a semantic version",
        "v2.0.0.mod | x.y/z@v2.0.0: invalid version: should be v0 or v1, not v2",
        "v2.0.0.zip | x.y/z@v2.0.0: invalid version: should be v0 or v1, not v2",
        "v2.0.0.info | x.y/z@v2.0.0: invalid version: should be v0 or v1, not v2",
        "v1.0.0.lock | x.y/z: no such file: \"v1.0.0.lock\"",
        "v1.0.0.ziphash | x.y/z: no such file: \"v1.0.0.ziphash\"",
        "nodot | x.y/z: no such file: \"nodot\"",
        "LIST | x.y/z: no such file: \"LIST\"",
      })
  void filesThatNoVersionHasAreUnknown(String file, String reason) {
    assertThat(Route.parse("/x.y/z/@v/" + file)).isEqualTo(new Unknown(reason));
  }

  @Test
  @DisplayName("A query need not be canonical nor of the path's major version")
  void queriesMayBeAnything() {
    assertThat(Route.parse("/x.y/z/@v/v2.info")).isEqualTo(info("x.y/z", "v2"));
    assertThat(Route.parse("/x.y/z/@v/v1.2.3+meta.info")).isEqualTo(info("x.y/z", "v1.2.3+meta"));
    assertThat(Route.parse("/x.y/z/@v/%21h%21e%21a%21d.info")).isEqualTo(info("x.y/z", "HEAD"));
  }

  @Test
  @DisplayName("3.1, X31, X50: the name of a checksum database may contain slashes")
  void readsChecksumDatabases() {
    assertThat(Route.parse("/sumdb/sum.golang.org/supported"))
        .isEqualTo(new SumSupported("sum.golang.org"));
    assertThat(Route.parse("/sumdb/sum.golang.org/latest"))
        .isEqualTo(new SumLatest("sum.golang.org"));
    assertThat(Route.parse("/sumdb/localhost.localdev/sumdb/supported"))
        .isEqualTo(new SumSupported("localhost.localdev/sumdb"));
    assertThat(Route.parse("/sumdb/x.org/latest/supported"))
        .isEqualTo(new SumSupported("x.org/latest"));
  }

  @ParameterizedTest
  @CsvSource({
    "/sumdb/s.org/lookup/ex.com/!m@v1.0.0, s.org, ex.com/M@v1.0.0",
    "/sumdb/s.org/lookup/ex.com/%21m%40v1.0.0, s.org, ex.com/M@v1.0.0",
    "/sumdb/s.org/lookup/ex.com/m@v1.0.0-!r!c1, s.org, ex.com/m@v1.0.0-RC1",
    "/sumdb/s.org/lookup/ex.com/m@v2.0.0+incompatible, s.org, ex.com/m@v2.0.0+incompatible",
    "/sumdb/s.org/lookup/ex.com/tile/m@v1.0.0, s.org, ex.com/tile/m@v1.0.0",
    "/sumdb/s.org/lookup/ex.com/lookup@v1.0.0, s.org, ex.com/lookup@v1.0.0",
    "/sumdb/s.org/x/lookup/ex.com/m@v1.0.0, s.org/x, ex.com/m@v1.0.0",
  })
  @DisplayName("T12, X31: a lookup names a canonical version")
  void readsLookups(String path, String name, String module) {
    assertThat(Route.parse(path)).isEqualTo(new SumLookup(name, ModuleVersion.parse(module)));
  }

  @ParameterizedTest
  @CsvSource({
    "/sumdb/s.org/tile/8/0/x001/234.p/7, s.org, tile/8/0/x001/234.p/7",
    "/sumdb/s.org/tile/8/data/000, s.org, tile/8/data/000",
    "/sumdb/localhost.localdev/sumdb/tile/2/0/000, localhost.localdev/sumdb, tile/2/0/000",
  })
  @DisplayName("T9: a tile")
  void readsTiles(String path, String name, String tile) {
    assertThat(Route.parse(path)).isEqualTo(new SumTile(name, Tile.parse(tile)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sumdb",
        "/sumdb/",
        "/sumdb/x",
        "/sumdb/supported",
        "/sumdb/latest",
        "/sumdb/lookup/x.y/z@v1.0.0",
        "/sumdb/s.org/lookup",
        "/sumdb/s.org/tile/",
        "/sumdb/s.org/tile/8/0/0",
        "/sumdb/s.org/tile/8/0/000.p/256",
        "/sumdb/s.org/lookup/ex.com/m",
        "/sumdb/s.org/lookup/ex.com/m@v1",
        "/sumdb/s.org/lookup/ex.com/m@v1.0.0@v1.0.0",
        "/sumdb/s.org/lookup/ex.com/M@v1.0.0",
        "/sumdb/s.org/lookup/ex.com/m@v1.0.0/go.mod",
        "/sumdb/s.org/lookup/ex.com/m@v1.0.0/supported",
        "/sumdb/s.org/../s.org/latest",
      })
  void incompleteChecksumDatabasePathsAreUnknown(String path) {
    assertThat(Route.parse(path)).isInstanceOf(Unknown.class);
  }
}
