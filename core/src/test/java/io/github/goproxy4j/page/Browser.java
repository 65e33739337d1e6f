package io.github.goproxy4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who looks at pages of a proxy mounted somewhere. */
record Browser(RequestHandler handler, URI mount, Map<String, String> headers) {
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>");
  private static final Pattern LINK = Pattern.compile("(?:href|action)=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("meta", "link", "input", "wbr");
  private static final Set<String> KNOWN =
      Set.of(
          "a", "body", "button", "code", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2",
          "head", "header", "html", "input", "label", "li", "link", "main", "meta", "nav", "p",
          "pre", "q", "section", "span", "strong", "table", "tbody", "td", "th", "thead", "time",
          "title", "tr", "ul", "wbr");

  static Browser of(RequestHandler handler) {
    return new Browser(handler, URI.create("https://host.example/go"), Map.of());
  }

  Browser at(String url) {
    return new Browser(handler, URI.create(url), headers);
  }

  Browser with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Browser(handler, mount, more);
  }

  /** An answer as it would arrive. */
  record Page(int status, Map<String, String> headers, String text) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** What somebody sees, more or less: without tags, and with the characters that are meant. */
    String seen() {
      return text.replaceAll("<[^>]*>", "")
          .replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&");
    }

    List<String> links() {
      return LINK.matcher(text)
          .results()
          .map(link -> link.group(1).replace("&amp;", "&"))
          .filter(link -> !link.startsWith("#"))
          .toList();
    }

    /** Known tags alone, each of them closed, and no other angle bracket. */
    Page isWellFormed() {
      String rest = TAG.matcher(text.replace("<!DOCTYPE html>", "")).replaceAll("");
      assertThat(rest).doesNotContain("<").doesNotContain(">");
      Deque<String> open = new ArrayDeque<>();
      Matcher tags = TAG.matcher(text);
      while (tags.find()) {
        assertThat(KNOWN).contains(tags.group(2));
        assertThat(tags.group(3)).doesNotContain(" on").doesNotContain(" style");
        if (tags.group(1).isEmpty() && !VOID.contains(tags.group(2))) {
          open.push(tags.group(2));
        } else if (!tags.group(1).isEmpty()) {
          assertThat(open.pop()).isEqualTo(tags.group(2));
        }
      }
      assertThat(open).isEmpty();
      return this;
    }
  }

  Page get(String path) throws IOException {
    return send("GET", path);
  }

  Page send(String method, String pathAndQuery) throws IOException {
    var all = new HashMap<>(Map.of("Accept", ACCEPT));
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    ProxyRequest request =
        ProxyRequest.of(method, path, all)
            .withQuery(
                question < 0 ? Optional.empty() : Optional.of(pathAndQuery.substring(question + 1)))
            .from(Sender.at("192.0.2.1"))
            .below(() -> Optional.of(mount));
    try (ProxyResponse response = handler.handle(request)) {
      var out = new ByteArrayOutputStream();
      response.body().writeTo(out);
      return new Page(response.status(), response.headers(), out.toString(StandardCharsets.UTF_8));
    }
  }

  /** Follows every link that there is from a page, and says where all of them led. */
  Set<String> follow(String start) throws IOException {
    var seen = new TreeSet<String>();
    Deque<String> left = new ArrayDeque<>(List.of(start));
    while (!left.isEmpty()) {
      String path = left.pop();
      if (seen.add(path)) {
        Page page = get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        if (page.header("Content-Type").startsWith("text/html")) {
          page.isWellFormed();
          left.addAll(targets(path, page));
        }
      }
    }
    return seen;
  }

  private List<String> targets(String path, Page page) {
    var targets = new ArrayList<String>();
    for (String link : page.links()) {
      String target = URI.create(mount + path).resolve(link).toString();
      assertThat(target).startsWith(mount + "/");
      targets.add(target.substring(mount.toString().length()));
    }
    return targets;
  }
}
