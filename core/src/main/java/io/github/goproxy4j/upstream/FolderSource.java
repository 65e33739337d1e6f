package io.github.goproxy4j.upstream;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleCatalog;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.source.VersionSelection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder in the layout of a proxy that nobody publishes to through this library: the download
 * cache of a go command ({@code $GOMODCACHE/cache/download}) or what another server keeps. Nothing
 * is ever written to it, and what appears in it is seen at once.
 *
 * <p>What it has is read off its files: see the package. Every {@link Fetch} is treated alike.
 */
public final class FolderSource implements ModuleSource {
  private static final int LARGEST_INFO = 1 << 20;
  private static final int LARGEST_GO_MOD = 16 << 20;
  private static final String STALE = "//vgo 0.0.";

  private static final int REMEMBERED = 100_000;

  private final Folder folder;

  /** Versions whose go.mod file was looked into and is not stale; it does not become that. */
  private final Cache<ModuleVersion, Boolean> fresh =
      CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

  private FolderSource(Folder folder) {
    this.folder = folder;
  }

  /**
   * The modules in {@code folder}.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such folder
   * @throws java.nio.file.NotDirectoryException if it is none
   */
  public static FolderSource at(Path folder) throws IOException {
    return new FolderSource(Folder.at(folder));
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return selection(path).tagged();
  }

  private VersionSelection selection(ModulePath path) throws IOException {
    var files = new VersionFiles(path, folder.names(ModuleFile.escapedFolder(path)));
    if (!files.isKnown()) {
      throw ModuleNotFoundException.of(path);
    }
    var versions = new ArrayList<SemVer>();
    for (SemVer version : files.downloadable()) {
      if (isFresh(new ModuleVersion(path, version))) {
        versions.add(version);
      }
    }
    return VersionSelection.among(path, versions, module -> goMod(module, Fetch.normal()));
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    if (query instanceof VersionQuery.Exact exact) {
      return exact(path, exact);
    }
    VersionSelection selection = selection(path);
    Optional<SemVer> version = selection.resolve(query);
    if (version.isEmpty()) {
      Optional<VersionInfo> named = named(path, query);
      if (named.isPresent()) {
        return named.get();
      }
      version = selection.resolve(query, this::commit);
    }
    return exact(
        path,
        new VersionQuery.Exact(version.orElseThrow(() -> ModuleNotFoundException.of(path, query))));
  }

  /** An .info file that cannot be read has none. */
  private Optional<String> commit(ModuleVersion module) throws IOException {
    try {
      return readInfo(module.path(), new VersionQuery.Exact(module.version()))
          .map(info -> info.origin().hash());
    } catch (UpstreamException e) {
      return Optional.empty();
    }
  }

  private VersionInfo exact(ModulePath path, VersionQuery.Exact query) throws IOException {
    if (!path.permits(query.version())) {
      throw ModuleNotFoundException.of(path, query);
    }
    Optional<VersionInfo> info = readInfo(path, query);
    if (info.isEmpty()) {
      return withoutInfo(new ModuleVersion(path, query.version()));
    }
    if (!info.get().version().equals(query.version())) {
      throw malformed(path, query, "it is for version " + info.get().version());
    }
    return info.get();
  }

  private VersionInfo withoutInfo(ModuleVersion module) throws IOException {
    if (!hasGoMod(module) || folder.file(escaped(module, Kind.ZIP)).isEmpty()) {
      throw ModuleNotFoundException.of(module);
    }
    return VersionInfo.of(module.version());
  }

  private Optional<VersionInfo> named(ModulePath path, VersionQuery query) throws IOException {
    if (query instanceof VersionQuery.Latest) {
      return Optional.empty();
    }
    Optional<VersionInfo> info = readInfo(path, query);
    if (info.isPresent()) {
      SemVer version = info.get().version();
      if (!path.permits(version) || !new ModuleVersion(path, version).isCanonical()) {
        throw malformed(path, query, "it is for version " + version);
      }
    }
    return info;
  }

  private Optional<VersionInfo> readInfo(ModulePath path, VersionQuery query) throws IOException {
    Optional<Blob> file = folder.open(ModuleFile.escapedPath(path, query));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (Blob blob = file.get()) {
      return Optional.of(VersionInfo.parse(blob.readAllBytes(LARGEST_INFO)));
    } catch (MalformedVersionInfoException e) {
      throw malformed(path, query, String.valueOf(e.getMessage()));
    }
  }

  private static UpstreamException malformed(ModulePath path, VersionQuery query, String reason) {
    return new UpstreamException(
        path + "@" + query, Failure.FAILED, "malformed .info file: " + reason);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    try (Blob file = open(module, Kind.MOD)) {
      byte[] bytes = file.readAllBytes(LARGEST_GO_MOD);
      if (isStale(bytes)) {
        throw ModuleNotFoundException.of(module);
      }
      return Blob.ofBytes(bytes);
    }
  }

  /** Looks into the go.mod file of a listed version once, not with every list. */
  private boolean isFresh(ModuleVersion module) throws IOException {
    if (fresh.getIfPresent(module) != null) {
      return true;
    }
    boolean hasGoMod = hasGoMod(module);
    if (hasGoMod) {
      fresh.put(module, true);
    }
    return hasGoMod;
  }

  private boolean hasGoMod(ModuleVersion module) throws IOException {
    Optional<Blob> file = folder.open(escaped(module, Kind.MOD));
    if (file.isEmpty()) {
      return false;
    }
    try (Blob blob = file.get();
        InputStream in = blob.newInputStream()) {
      return !isStale(in.readNBytes(STALE.length()));
    }
  }

  private static boolean isStale(byte[] goMod) {
    return new String(goMod, StandardCharsets.ISO_8859_1).startsWith(STALE);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return open(module, Kind.ZIP);
  }

  private Blob open(ModuleVersion module, Kind kind) throws IOException {
    return folder.open(escaped(module, kind)).orElseThrow(() -> ModuleNotFoundException.of(module));
  }

  private static String escaped(ModuleVersion module, Kind kind) {
    return new ModuleFile(module, kind).escapedPath();
  }

  @Override
  public ModuleCatalog catalog() {
    return new FolderCatalog(folder);
  }

  @Override
  public String toString() {
    return "FolderSource(" + folder + ")";
  }
}
