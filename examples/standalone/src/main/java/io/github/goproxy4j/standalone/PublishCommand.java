package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.release.Repair;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.PublishResult;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Puts a folder or an archive into a store or onto a server, as a version of the module that its
 * go.mod names.
 */
@Command(
    name = "publish",
    description = "Publish a module folder or archive into a store or to a server.")
final class PublishCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "DIR|ARCHIVE",
      description = "The module's root folder, or a zip, tar or tar.gz of it.")
  Path files;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "v1.2.3",
      description = "The version to publish.")
  String version;

  @Option(
      names = "--module",
      paramLabel = "PATH",
      description = "The module path; by default what go.mod says.")
  Optional<String> path = Optional.empty();

  @ArgGroup(multiplicity = "1")
  Target target = new Target();

  /** Where to publish. */
  static final class Target {
    @Option(
        names = "--root",
        required = true,
        paramLabel = "STORE",
        description = "The store's folder; made if it is not there.")
    Optional<Path> root = Optional.empty();

    @Option(
        names = "--to",
        required = true,
        paramLabel = "URL",
        description = "A repository of a server: what clients put into GOPROXY.")
    Optional<URI> url = Optional.empty();
  }

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:GOPROXY4J_TOKEN}",
      description = "What the server knows you by; better in the environment: GOPROXY4J_TOKEN.")
  Optional<String> token = Optional.empty();

  @Override
  public Integer call() throws IOException {
    boolean archive = Files.isRegularFile(files);
    String line =
        target.url.isPresent()
            ? upload(archive, remote(target.url.get()))
            : publish(archive ? archive() : directory(), store(target.root.orElseThrow()));
    spec.commandLine().getOut().println(line);
    return 0;
  }

  private RemoteRepository remote(URI url) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new ParameterException(
          spec.commandLine(), "--to '" + url + "' is not an http or https URL");
    }
    return new RemoteRepository(url, token.filter(value -> !value.isEmpty()));
  }

  private String upload(boolean archive, RemoteRepository remote) throws IOException {
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "upload")) {
      if (archive) {
        return upload(Blob.ofFile(files), path.map(ModulePath::parse), remote, progress);
      }
      Path temp = Files.createTempDirectory("goproxy4j");
      try (ModuleRelease release =
          ModuleRelease.ofDirectory(folderVersion(), files, Instant.now(), temp)) {
        Optional<ModulePath> module = Optional.of(release.module().path());
        return upload(release.zip().openBlob(), module, remote, progress);
      } finally {
        Files.delete(temp);
      }
    }
  }

  private String upload(
      Blob archive, Optional<ModulePath> module, RemoteRepository remote, Progress progress)
      throws IOException {
    try (Blob watched = progress.watch(archive)) {
      return remote.publish(watched, module, version);
    }
  }

  /** Makes the release for a store. */
  @FunctionalInterface
  private interface Maker {
    ModuleRelease release(ModuleStore store, Progress progress) throws IOException;
  }

  private ModuleVersion folderVersion() throws IOException {
    return ModuleVersion.ofCanonical(path.isPresent() ? path.get() : modulePath(), version);
  }

  private Maker directory() throws IOException {
    ModuleVersion module = folderVersion();
    return (store, progress) ->
        ModuleRelease.ofDirectory(module, files, Instant.now(), store.stagingFolder());
  }

  private Maker archive() {
    ReleaseHints versioned = ReleaseHints.NONE.withVersion(SemVer.parse(version));
    ReleaseHints hints = path.map(ModulePath::parse).map(versioned::withModule).orElse(versioned);
    return (store, progress) ->
        Input.of(
            files,
            () -> release(hints, ArchiveIngest.builder(store.stagingFolder()).build(), progress));
  }

  private ModuleRelease release(ReleaseHints hints, ArchiveIngest ingest, Progress progress)
      throws IOException {
    try (Blob archive = progress.watch(Blob.ofFile(files))) {
      return ingest.release(archive, hints);
    }
  }

  private String publish(Maker maker, DirectoryStore store) throws IOException {
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "publish");
        ModuleRelease release = maker.release(store, progress)) {
      PublishResult result = store.publish(release);
      release.repairs().forEach(this::show);
      String line = release.module() + " " + release.h1();
      return result == PublishResult.UNCHANGED ? line + " (already published)" : line;
    }
  }

  private void show(Repair repair) {
    spec.commandLine().getErr().println("repaired: " + Shown.line(repair));
  }

  private static DirectoryStore store(Path root) throws IOException {
    if (Files.isDirectory(root) && !DirectoryStore.isStoreOrFree(root)) {
      throw new IOException(root + ": neither a store nor empty");
    }
    return DirectoryStore.at(root);
  }

  /** A go.mod that is a link would not get into the zip. */
  private String modulePath() throws IOException {
    Path goMod = files.resolve("go.mod");
    if (Files.isSymbolicLink(goMod)) {
      throw new FileSystemException(goMod.toString(), null, "not a regular file");
    }
    byte[] content;
    try (Blob blob = Blob.ofFile(goMod)) {
      content = Input.of(goMod, () -> blob.readAllBytes((int) ModuleZip.MAX_GO_MOD_SIZE));
    }
    return GoMod.parseLax(goMod.toString(), content)
        .module()
        .orElseThrow(() -> new IOException(goMod + ": no module directive"));
  }
}
