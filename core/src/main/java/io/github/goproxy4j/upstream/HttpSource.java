package io.github.goproxy4j.upstream;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleGoneException;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.source.VersionSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Another proxy, asked anew for every question.
 *
 * <pre>{@code
 * ModuleSource mirror =
 *     HttpSource.of(HttpRemote.at(URI.create("https://proxy.example.com")).build(), folder);
 * }</pre>
 */
public final class HttpSource implements ModuleSource {
  private final HttpRemote remote;
  private final Path folder;
  private final FileLimits limits;

  private HttpSource(HttpRemote remote, Path folder, FileLimits limits) {
    this.remote = remote;
    this.folder = folder;
    this.limits = limits;
  }

  /** Like {@link #of(HttpRemote, Path, FileLimits)} with {@link FileLimits#DEFAULT}. */
  public static HttpSource of(HttpRemote remote, Path folder) {
    return of(remote, folder, FileLimits.DEFAULT);
  }

  /** What {@code remote} has. Zips pass through temporary files in {@code folder}. */
  public static HttpSource of(HttpRemote remote, Path folder, FileLimits limits) {
    return new HttpSource(remote, folder, limits);
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return selection(path, list(path, fetch), fetch).tagged();
  }

  private VersionList list(ModulePath path, Fetch fetch) throws IOException {
    var file = new RemoteFile(ModuleFile.escapedListPath(path), path.toString(), limits.list());
    byte[] text = remote.read(file, fetch);
    VersionList list = VersionList.parse(path, text);
    if (list.versions().isEmpty()) {
      requireNoHtml(path, text);
    }
    return list;
  }

  private VersionSelection selection(ModulePath path, VersionList list, Fetch fetch) {
    return VersionSelection.among(path, list.versions(), module -> goMod(module, fetch));
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    if (query instanceof VersionQuery.Exact exact) {
      return exact(path, exact, fetch);
    }
    VersionQuery asked = isLatest(query) ? VersionQuery.LATEST : query;
    try {
      return requireUsable(path, asked, ask(path, asked, fetch));
    } catch (ModuleNotFoundException | ModuleGoneException e) {
      if (!isLatest(query) && !SemVer.isValid(query.toString())) {
        throw e;
      }
      SemVer listed = listed(path, query, fetch).orElseThrow(() -> e);
      return exact(path, new VersionQuery.Exact(listed), fetch);
    }
  }

  /** Some clients spell it out. */
  private static boolean isLatest(VersionQuery query) {
    return query.toString().equals(VersionQuery.LATEST.toString());
  }

  /** What the list says about a query that the server does not answer (X12). */
  private Optional<SemVer> listed(ModulePath path, VersionQuery query, Fetch fetch)
      throws IOException {
    VersionList list = list(path, fetch);
    VersionSelection selection = selection(path, list, fetch);
    return isLatest(query) && selection.tagged().isEmpty()
        ? list.youngest()
        : selection.resolve(query);
  }

  private VersionInfo exact(ModulePath path, VersionQuery.Exact query, Fetch fetch)
      throws IOException {
    if (!path.permits(query.version())) {
      throw ModuleNotFoundException.of(path, query);
    }
    VersionInfo info = ask(path, query, fetch);
    if (!info.version().equals(query.version())) {
      throw new UpstreamException(
          path + "@" + query,
          Failure.FAILED,
          "proxy returned info for version " + info.version() + " instead of requested version");
    }
    return info;
  }

  private VersionInfo ask(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    String subject = path + "@" + query;
    var file = new RemoteFile(ModuleFile.escapedPath(path, query), subject, limits.info());
    byte[] json = remote.read(file, fetch);
    try {
      return VersionInfo.parse(json);
    } catch (MalformedVersionInfoException e) {
      throw invalid(subject, String.valueOf(e.getMessage()));
    }
  }

  private VersionInfo requireUsable(ModulePath path, VersionQuery query, VersionInfo info)
      throws IOException {
    SemVer version = info.version();
    if (!path.permits(version) || !new ModuleVersion(path, version).isCanonical()) {
      throw invalid(path + "@" + query, "it is for version " + version);
    }
    return info;
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    byte[] goMod = remote.read(file(module, Kind.MOD, limits.goMod()), fetch);
    requireNoHtml(module, goMod);
    if (goMod.length == 0) {
      throw invalid(module, "it is empty");
    }
    return Blob.ofBytes(goMod);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    Blob zip = remote.spool(file(module, Kind.ZIP, limits.zip()), folder, fetch);
    try {
      requireZip(module, zip);
      return zip;
    } catch (IOException | RuntimeException | Error e) {
      zip.close();
      throw e;
    }
  }

  private static RemoteFile file(ModuleVersion module, Kind kind, long limit) {
    return new RemoteFile(new ModuleFile(module, kind).escapedPath(), module.toString(), limit);
  }

  /** A zip without its end is the last trace of a {@code Content-Length} that was too small. */
  private void requireZip(ModuleVersion module, Blob zip) throws IOException {
    try {
      ZipDirectory.read(zip);
    } catch (ZipFormatException e) {
      throw invalid(module, String.valueOf(e.getMessage()));
    } catch (ZipLimitException e) {
      // A zip nonetheless.
      return;
    }
  }

  /** Neither a list nor a go.mod file begins like the page of a login or of a firewall. */
  private void requireNoHtml(Object subject, byte[] text) throws IOException {
    for (byte c : text) {
      if (c == '<') {
        throw invalid(subject, "it begins like HTML");
      } else if (c > ' ') {
        return;
      }
    }
  }

  private ModuleSourceException invalid(Object subject, String reason) {
    return new UpstreamException(
        subject,
        Failure.FAILED,
        "invalid response from proxy " + GoQuote.quote(remote.toString()) + ": " + reason);
  }

  @Override
  public String toString() {
    return "HttpSource(" + remote + ")";
  }
}
