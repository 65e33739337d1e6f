package io.github.goproxy4j.protocol;

import com.google.common.html.HtmlEscapers;
import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells go commands that do not use this proxy for everything where the modules below a host name
 * are (X70-X72): with {@code GOPRIVATE=go.corp.example.com}, an import of {@code
 * go.corp.example.com/team/mod} makes them ask {@code
 * https://go.corp.example.com/team/mod?go-get=1}. Mount it at the root of that host.
 *
 * <pre>{@code
 * RequestHandler pages =
 *     GoImportPages.of("go.corp.example.com", URI.create("https://go.corp.example.com/go"), hosted);
 * }</pre>
 */
public final class GoImportPages implements RequestHandler {
  private static final String HTML = "text/html; charset=utf-8";

  private final String host;
  private final URI proxy;
  private final ModuleSource modules;
  private final Gate gate;

  private GoImportPages(String host, URI proxy, ModuleSource modules, Gate gate) {
    this.host = host;
    this.proxy = proxy;
    this.modules = modules;
    this.gate = gate;
  }

  /**
   * Pages that everybody may see.
   *
   * @param host the host name that the module paths begin with
   * @param proxy where the modules are served, in URLs that clients can reach
   * @param modules which modules there are
   */
  public static GoImportPages of(String host, URI proxy, ModuleSource modules) {
    return of(host, proxy, modules, AccessControl.READ_ONLY);
  }

  /** Pages about the modules that the caller may read. */
  public static GoImportPages of(
      String host, URI proxy, ModuleSource modules, AccessControl access) {
    return new GoImportPages(host, proxy, modules, new Gate(access, Denial.NOT_FOUND));
  }

  /** Whether a go command asks for such a page. */
  public static boolean isAskedFor(ProxyRequest request) {
    return request
        .rawQuery()
        .filter(query -> Arrays.asList(query.split("&", -1)).contains("go-get=1"))
        .isPresent();
  }

  @Override
  public ProxyResponse handle(ProxyRequest request) {
    try {
      if (!isAskedFor(request)) {
        throw new ModuleNotFoundException(host, "only a page for ?go-get=1");
      }
      ModulePath path = find(request);
      Blob page = Blob.ofBytes(page(path).getBytes(StandardCharsets.UTF_8));
      var found = new Resource(page, HTML, Resource.FOR_A_MINUTE);
      return Delivery.of(path.value(), gate.isOpen() ? found : found.forOneClient(), request);
    } catch (IOException | RuntimeException e) {
      return Failure.response(request, host, e);
    }
  }

  /** The module with the longest path that the package may be in. */
  private ModulePath find(ProxyRequest request) throws IOException {
    Caller caller = gate.caller(request);
    Optional<ModulePath> withheld = Optional.empty();
    List<String> elements = elements(request);
    for (int n = elements.size(); n >= 0; n--) {
      Optional<ModulePath> path = path(elements.subList(0, n));
      if (path.isPresent() && !caller.may(Action.READ, path.get())) {
        withheld = path;
      } else if (path.isPresent() && isKnown(path.get())) {
        return path.get();
      }
    }
    if (withheld.isPresent()) {
      gate.check(caller, Action.READ, withheld.get());
    }
    throw new ModuleNotFoundException(
        host + "/" + String.join("/", elements), "no module with this package");
  }

  private static List<String> elements(ProxyRequest request) throws ModuleNotFoundException {
    try {
      return RequestPath.elements(request.rawPath());
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }

  private Optional<ModulePath> path(List<String> elements) {
    String path = elements.isEmpty() ? host : host + "/" + String.join("/", elements);
    try {
      return Optional.of(ModulePath.parse(path));
    } catch (MalformedPathException e) {
      return Optional.empty();
    }
  }

  private boolean isKnown(ModulePath path) throws IOException {
    try {
      modules.versions(path, Fetch.normal());
      return true;
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      return false;
    }
  }

  /** Go stops reading where the head ends. */
  private String page(ModulePath path) {
    String content = HtmlEscapers.htmlEscaper().escape(path + " mod " + proxy);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + ("<meta name=\"go-import\" content=\"" + content + "\">\n")
        + ("<title>" + HtmlEscapers.htmlEscaper().escape(path.value()) + "</title>\n")
        + "</head>\n<body>\n<p>go get "
        + HtmlEscapers.htmlEscaper().escape(path.value())
        + "</p>\n</body>\n</html>\n";
  }
}
