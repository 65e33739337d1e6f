package io.github.goproxy4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoutePropertiesTest {
  private static final String UNESCAPED_BY_GO = "-_.~$&+=:@/";

  @Property
  void everyStringIsSomeRoute(@ForAll String path) {
    assertThat(Route.parse(path)).isNotNull();
  }

  @Property
  void everyPathOfLikelyPiecesIsSomeRoute(@ForAll("hostile") String path) {
    Route route = Route.parse(path);

    if (route instanceof Route.GoMod found) {
      assertThat(path).doesNotContain("..", "\\", "%2F", "%00");
      assertThat(found.module().isCanonical()).isTrue();
    }
  }

  @Property
  void whatTheGoCommandSendsIsWhatItMeant(
      @ForAll("paths") ModulePath path, @ForAll("versions") String version) {
    var module = ModuleVersion.of(path.value(), version);
    String mod = "/" + new ModuleFile(module, Kind.MOD).escapedPath();
    String zip = "/" + new ModuleFile(module, Kind.ZIP).escapedPath();

    assertThat(Route.parse(mod)).isEqualTo(new Route.GoMod(module));
    assertThat(Route.parse(pathEscape(mod))).isEqualTo(new Route.GoMod(module));
    assertThat(Route.parse(pathEscape(zip))).isEqualTo(new Route.Zip(module));
  }

  @Property
  void everyQueryThatCanBeEscapedArrives(
      @ForAll("paths") ModulePath path, @ForAll("names") String name) {
    VersionQuery query = queryOrNull(name);
    Assume.that(query instanceof VersionQuery.Revision);
    String request = "/" + ModuleFile.escapedPath(path, query);

    assertThat(Route.parse(pathEscape(request))).isEqualTo(new Route.Info(path, query));
  }

  private static VersionQuery queryOrNull(String name) {
    try {
      return VersionQuery.of(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Provide
  Arbitrary<ModulePath> paths() {
    Arbitrary<String> host = Arbitraries.of("github.com", "x.y", "go.example-1.org");
    Arbitrary<String> rest =
        Arbitraries.strings()
            .withCharRange('a', 'c')
            .withCharRange('A', 'C')
            .ofMinLength(1)
            .ofMaxLength(8);
    return Combinators.combine(host, rest, Arbitraries.of("", "/v2", "/x~y/v3"))
        .as((h, r, major) -> h + "/" + r + major)
        .filter(path -> !path.endsWith("v2") && !path.endsWith("v3"))
        .map(ModulePath::new);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of(
        "v1.0.0", "v0.1.2-RC.1", "v1.2.3-aB", "v2.0.0+incompatible", "v0.0.0-20200101000000-abc");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "/", "x.y", "@v", "..", ".", "%2e", "%2F", "%00", "%25", "\\", ";", "!a", "%21",
            "v1.0.0", ".mod", ".info", "list", "@latest", "sumdb", "%C3%A9", "+", " ")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  /** {@code url.PathEscape} that leaves slashes alone, as the go command does it (X30). */
  private static String pathEscape(String s) {
    var out = new StringBuilder();
    for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || UNESCAPED_BY_GO.indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
