package io.github.goproxy4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.protocol.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountPathTest {
  @ParameterizedTest
  @CsvSource({
    "'', /x.y/z/@v/list, /x.y/z/@v/list",
    "'', //x.y/z/@v/list, //x.y/z/@v/list",
    "'', /, /",
    "'', '', ''",
    "'', *, *",
    "/go, /go/x.y/%21z/@v/list, /x.y/%21z/@v/list",
    "/go, /go/, /",
    "/go, /go, ''",
    "/go, /go;a=b, ''",
    "/go;a=b, /go;a=b/x.y/z/@v/list, /x.y/z/@v/list",
    "/;a/go, /;a/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/go, /go;a=b/x.y/z/@v/list, /x.y/z/@v/list",
    "/go, //go///x.y/z/@v/list, ///x.y/z/@v/list",
    "/go, /go/x.y/z;a=b/@v/list, /x.y/z;a=b/@v/list",
    "/go, /go/go/@v/list, /go/@v/list",
    "/ctx/go, /ctx/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/ctx/go, /ctx;s=1//go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a b/go, /a%20b/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a%20b/go, /a%20b/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a%20b/go, /%61%20b/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a+b/go, /a+b/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a;b/go, /a%3Bb/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/a+b/go, /a%2Bb/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/100%/go, /100%25/go/x.y/z/@v/list, /x.y/z/@v/list",
    "/caf\u00e9/go, /caf%C3%A9/go/x.y/z/@v/list, /x.y/z/@v/list",
  })
  @DisplayName("Trap 32: what is below the mount point is left as it was sent")
  void cutsTheMountPointOff(String mount, String uri, String rest) {
    assertThat(MountPath.rawPathBelow(mount, uri)).isEqualTo(rest);
  }

  @ParameterizedTest
  @CsvSource({
    "/go, /./go/x.y/z/@v/list",
    "/./go, /./go/x.y/z/@v/list",
    "/x/../go, /x/../go/x.y/z/@v/list",
    "/x/%2e%2e;a/go, /x/%2e%2e;a/go/x.y/z/@v/list",
    "/go, /other/../go/x.y/z/@v/list",
    "/go, /go/../other/x.y/z/@v/list",
    "/go, /go/./x.y/z/@v/list",
    "/go, /go/%2e%2e/go/x.y/z/@v/list",
    "/go, /go;/..;/x.y/z/@v/list",
    "/ctx/go, /ctx%2Fgo/x.y/z/@v/list",
    "/ctx/go, /ctx",
    "/x.y, /./x.y/z/@v/list",
    "/x.y, /a/../x.y/z/@v/list",
    "/go, /%zz/x.y/z/@v/list",
    "/a b, /a+b/x.y/z/@v/list",
  })
  @DisplayName("Trap 32: a path that was normalised on its way here leads nowhere")
  void detoursLeadNowhere(String mount, String uri) {
    assertThat(Route.parse(MountPath.rawPathBelow(mount, uri))).isInstanceOf(Route.Unknown.class);
  }
}
