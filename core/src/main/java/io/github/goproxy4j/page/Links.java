package io.github.goproxy4j.page;

import com.google.common.net.UrlEscapers;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.PageRequest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leads from one page to others. All links are relative, so that they are right wherever the proxy
 * is mounted, and behind whatever stands before it.
 *
 * @param root leads to the mount point, with a slash at its end
 */
record Links(String root) {
  /** From the page that is asked for. */
  static Links from(PageRequest request) {
    String path = request.rawPath();
    if (path.isEmpty()) {
      return new Links(request.mount().map(Links::below).orElse("./"));
    }
    long depth = path.chars().filter(c -> c == '/').count() - 1;
    return new Links(depth <= 0 ? "./" : "../".repeat((int) depth));
  }

  /** Without a slash at its end, the last element of a path is a step up. */
  private static String below(URI mount) {
    String path = mount.getRawPath() == null ? "" : mount.getRawPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "./" : "./" + name + "/";
  }

  String style() {
    return root + Assets.STYLE.link();
  }

  String icon() {
    return root + Assets.ICON.link();
  }

  String status() {
    return root + "-/status";
  }

  String login() {
    return root + "?login";
  }

  /** The pages of modules: their paths and versions have no character to be encoded. */
  String module(ModulePath path) {
    return root + path.value();
  }

  String module(ModuleVersion module) {
    return root + module;
  }

  /** The same page with other versions in the list. */
  String versions(String page, String before) {
    return page + "?before=" + encoded(before);
  }

  String file(ModuleFile file) {
    return root + file.escapedPath();
  }

  String search(Map<String, String> parameters) {
    return root
        + "?"
        + parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return UrlEscapers.urlFormParameterEscaper().escape(value);
  }
}
