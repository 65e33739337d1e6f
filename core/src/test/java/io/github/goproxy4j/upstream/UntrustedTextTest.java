package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts that a server sends, or that somebody configures, are understood or refused. */
class UntrustedTextTest {
  private static final URI FROM = URI.create("https://h.example:8443/a/b?c");
  private static final ModulePath PATH = new ModulePath("example.com/m");

  @Provide
  Arbitrary<String> urls() {
    return mixed(
        "http:",
        "https:",
        "file:",
        "//",
        "/",
        "..",
        "h.example",
        "[::1]",
        "@",
        ":",
        "80",
        "99999",
        "?",
        "#",
        "%",
        "%2F",
        "%zz",
        "\\",
        " ",
        "\u00fc",
        "\u00a0",
        "\ud800",
        "x",
        ",",
        "|",
        "off");
  }

  @Provide
  Arbitrary<String> lists() {
    return mixed(
        "v1.0.0",
        "v1.0.1-0.20200101000000-abcdefabcdef",
        "v2.0.0",
        "+incompatible",
        "v1",
        "-rc.1",
        "v0.0.0-00000000000000-000000000000",
        "2020-01-01T00:00:00Z",
        "99999",
        "\n",
        "\r\n",
        " ",
        "\t",
        "\u00a0",
        "\ufeff",
        "\u0000",
        "<",
        "Z");
  }

  @Provide
  Arbitrary<String> netrcs() {
    return mixed("machine", "default", "login", "password", "macdef", "h", " ", "\n", "\n\n", "\t");
  }

  @Provide
  Arbitrary<String> details() {
    return mixed("word", "\n", "\r", " ", "\u001b", "\u202e", "\u00a0", "x".repeat(300), "\ufeff");
  }

  private static Arbitrary<String> mixed(String... parts) {
    return Arbitraries.of(parts).list().ofMaxSize(30).map(list -> String.join("", list));
  }

  @Property
  @Label("X40: whatever a Location says, it is a request that can be made, or refused")
  void locations(@ForAll("urls") String location) {
    try {
      URI to = RemoteUri.reference(FROM, location);
      if (RemoteUri.isHttp(to)) {
        assertThat(to.getRawUserInfo()).isNull();
        assertThatCode(() -> HttpRequest.newBuilder(to).build()).doesNotThrowAnyException();
        assertThat(RemoteUri.shown(to)).doesNotContain("?");
      }
    } catch (IllegalArgumentException e) {
      return; // refused
    }
  }

  @Property
  @Label("X20: a value of GOPROXY is read or refused, and its URLs can be asked or refused")
  void goProxyValues(@ForAll("urls") String value) {
    try {
      for (GoProxyList.Entry entry : GoProxyList.parse(value).entries()) {
        if (entry instanceof GoProxyList.Proxy proxy && RemoteUri.isHttp(proxy.url())) {
          URI below = RemoteUri.below(RemoteUri.requireBase(proxy.url()), "example.com/!m/@v/list");
          assertThat(below.getRawPath()).endsWith("/example.com/%21m/@v/list");
        }
      }
    } catch (MalformedGoProxyException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
    }
  }

  @Property
  @Label("X10, X11: what is left of a list can be asked for")
  void lists(@ForAll("lists") String text) {
    VersionList list = VersionList.parse(PATH, text.getBytes(StandardCharsets.UTF_8));

    List<SemVer> versions = list.versions();
    assertThat(versions)
        .allMatch(PATH::permits)
        .allMatch(version -> new ModuleVersion(PATH, version).isCanonical());
    list.youngest().ifPresent(youngest -> assertThat(versions).contains(youngest));
  }

  @Property
  @Label("X43: any netrc file can be read")
  void netrcs(@ForAll("netrcs") String text) throws IOException {
    assertThat(Netrc.parse(text).headersFor(URI.create("https://h/x")).size()).isBetween(0, 1);
  }

  @Property
  @Label("X3: what is shown of an error can be shown")
  void details(@ForAll("details") String text) {
    String shown = ErrorDetail.of(text.getBytes(StandardCharsets.UTF_8));

    assertThat(shown.codePoints()).allMatch(c -> GoUnicode.isPrint(c) || GoUnicode.isSpace(c));
    assertThat(shown).doesNotContain("\n").hasSizeLessThan(700);
  }

  @Property
  void bytesOfErrorsAndHeaders(@ForAll byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThat(ErrorDetail.of(bytes)).hasSizeLessThan(700);
    assertThatCode(() -> ErrorDetail.isText(text)).doesNotThrowAnyException();
    assertThat(RetryAfter.parse(text, Instant.EPOCH).filter(Duration::isNegative)).isEmpty();
  }
}
