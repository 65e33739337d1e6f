package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.text.Fields;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.SourceGroup;
import io.github.goproxy4j.source.SourceGroup.OnFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The value of {@code GOPROXY}, read as the go command reads it.
 *
 * <pre>{@code
 * ModuleSource source =
 *     GoProxyList.parse("https://proxy.example.com,direct")
 *         .without(ModulePatterns.of("corp.example.com"))
 *         .open(GoProxyList.plain(temporaryFolder));
 * }</pre>
 *
 * @param entries in the order in which they are asked; {@link Off} and {@link Direct} are last
 * @param noProxy the modules that no proxy is asked about ({@code GONOPROXY}, {@code GOPRIVATE})
 */
public record GoProxyList(List<Entry> entries, ModulePatterns noProxy) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final String NO_DIRECT = "GOPROXY=direct is not available here";

  /** One thing to ask. */
  public sealed interface Entry {}

  /**
   * A proxy.
   *
   * @param url with the scheme {@code http}, {@code https} or {@code file}; may have a password
   * @param onFailure what follows it in the list: {@code ,} or {@code |}
   */
  public record Proxy(URI url, OnFailure onFailure) implements Entry {
    /** Without the password. */
    @Override
    public String toString() {
      return RemoteUri.shown(url) + (onFailure == OnFailure.CONTINUE ? "|" : "");
    }
  }

  /** {@code off}: nothing is asked any more. */
  public record Off() implements Entry {
    @Override
    public String toString() {
      return "off";
    }
  }

  /** {@code direct}: the repository of the module is asked. */
  public record Direct() implements Entry {
    @Override
    public String toString() {
      return "direct";
    }
  }

  /** Makes a source of a proxy. */
  @FunctionalInterface
  public interface Opener {
    /** What the proxy with an {@code http}, {@code https} or {@code file} URL has. */
    ModuleSource open(URI url) throws IOException;
  }

  /** Takes a copy of the entries. */
  public GoProxyList {
    entries = List.copyOf(entries);
  }

  /**
   * The entries of {@code value}, for all modules (X20, X21).
   *
   * @throws MalformedGoProxyException in Go's words, if the go command would refuse it
   */
  public static GoProxyList parse(String value) {
    var entries = new ArrayList<Entry>();
    String rest = value;
    while (!rest.isEmpty() && !isLast(entries)) {
      int end = separator(rest);
      OnFailure onFailure = rest.startsWith("|", end) ? OnFailure.CONTINUE : OnFailure.STOP;
      String word = Fields.trim(rest.substring(0, end));
      if (!word.isEmpty()) {
        entries.add(entry(word, onFailure));
      }
      rest = rest.substring(Math.min(end + 1, rest.length()));
    }
    if (entries.isEmpty()) {
      throw new MalformedGoProxyException(
          "GOPROXY list is not the empty string, but contains no entries");
    }
    return new GoProxyList(entries, ModulePatterns.NONE);
  }

  private static boolean isLast(List<Entry> entries) {
    return !entries.isEmpty() && !(entries.get(entries.size() - 1) instanceof Proxy);
  }

  private static int separator(String list) {
    int end = 0;
    while (end < list.length() && list.charAt(end) != ',' && list.charAt(end) != '|') {
      end++;
    }
    return end;
  }

  private static Entry entry(String word, OnFailure onFailure) {
    return switch (word) {
      case "off" -> new Off();
      case "direct" -> new Direct();
      default -> new Proxy(url(word), onFailure);
    };
  }

  private static URI url(String word) {
    boolean complete =
        !word.matches("(?s).*[.:/].*") || word.contains(":/") || word.startsWith("/");
    GoUrl url = GoUrl.parse(complete ? word : "https://" + word);
    if (url.scheme().isEmpty()) {
      throw new MalformedGoProxyException("invalid proxy URL missing scheme: " + url);
    }
    if (!SCHEMES.contains(url.scheme())) {
      throw new MalformedGoProxyException(
          "invalid proxy URL scheme (must be https, http, file): " + url);
    }
    if (url.scheme().equals("file") && !url.isPathOnly()) {
      throw new MalformedGoProxyException(
          "invalid file:// proxy URL with non-path elements: " + url);
    }
    return url.toUri();
  }

  /** The same list, of which no proxy is asked about some modules (X23). */
  public GoProxyList without(ModulePatterns noProxy) {
    return new GoProxyList(entries, noProxy);
  }

  /** Opens http and https as {@link HttpSource}, and file as {@link FolderSource}. */
  public static Opener plain(Path folder) {
    return plain(folder, remote -> remote);
  }

  /** The same, with servers asked as {@code settings} say. */
  public static Opener plain(Path folder, UnaryOperator<HttpRemote.Builder> settings) {
    return url ->
        "file".equals(url.getScheme())
            ? FolderSource.at(Path.of(url))
            : HttpSource.of(settings.apply(HttpRemote.at(url)).build(), folder);
  }

  /** A source that asks the entries in turn; where there is no way but directly, it has nothing. */
  public SourceGroup open(Opener opener) throws IOException {
    return group(
        opener,
        new NoSource("disabled by GOPRIVATE/GONOPROXY, and " + NO_DIRECT),
        new NoSource("not fetched from its repository: " + NO_DIRECT));
  }

  /** A source that asks the entries in turn, and {@code direct} where there is no other way. */
  public SourceGroup open(Opener opener, ModuleSource direct) throws IOException {
    return group(opener, direct, direct);
  }

  private SourceGroup group(Opener opener, ModuleSource unproxied, ModuleSource direct)
      throws IOException {
    SourceGroup.Builder group = SourceGroup.builder().member(unproxied, noProxy);
    for (Entry entry : entries) {
      if (entry instanceof Proxy proxy) {
        group.member(opener.open(proxy.url), noProxy.negate(), proxy.onFailure);
      } else if (entry instanceof Off) {
        group.member(new NoSource("module lookup disabled by GOPROXY=off"), noProxy.negate());
      } else {
        group.member(direct, noProxy.negate());
      }
    }
    return group.build();
  }

  @Override
  public String toString() {
    return entries.stream().map(Entry::toString).collect(Collectors.joining(","));
  }
}
