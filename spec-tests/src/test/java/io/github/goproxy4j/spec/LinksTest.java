package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the pages of the project lead somewhere; nothing is asked of the network. */
class LinksTest {
  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @Test
  void thePagesAreFound() {
    assertThat(pages())
        .extracting(MarkdownPage::toString)
        .contains("README.md", "DESIGN.md", "CONTRIBUTING.md", "docs/README.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(MarkdownPage page) {
    assertThat(page.links()).allSatisfy(link -> requireTarget(page, link));
  }

  private static void requireTarget(MarkdownPage page, String link) {
    URI uri = URI.create(link);
    if (uri.isAbsolute()) {
      assertThat(uri.getScheme()).isIn("https", "mailto");
      return;
    }
    Path file = page.file();
    if (!uri.getPath().isEmpty()) {
      file = file.resolveSibling(uri.getPath()).normalize();
    }
    assertThat(Files.exists(file)).as("%s: %s", page, link).isTrue();
    if (uri.getFragment() != null) {
      assertThat(MarkdownPage.at(file).anchors())
          .as("%s: %s", page, link)
          .contains(uri.getFragment());
    }
  }

  @Test
  void everyPageIsFoundFromTheReadme() {
    Set<Path> reached = new HashSet<>();
    reach(MarkdownPage.of("README.md"), reached);
    assertThat(reached).containsAll(MarkdownPage.docs().stream().map(MarkdownPage::file).toList());
  }

  private static void reach(MarkdownPage page, Set<Path> reached) {
    if (!reached.add(page.file())) {
      return;
    }
    for (String link : page.links()) {
      String path = link.contains(":") ? "" : link.replaceFirst("#.*", "");
      if (path.endsWith(".md")) {
        reach(MarkdownPage.at(page.file().resolveSibling(path)), reached);
      }
    }
  }

  @Test
  void headingsAreNamedAsOnGithub() {
    var page = new MarkdownPage(Path.of("x.md"), "# A `b`, c & d\n```\n# no\n```\n## X\n## X\n");
    assertThat(page.anchors()).containsExactlyInAnyOrder("a-b-c--d", "x", "x-1");
  }
}
