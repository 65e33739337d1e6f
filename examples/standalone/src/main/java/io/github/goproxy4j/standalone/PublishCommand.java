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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a folder or an archive into a store, as a version of the module that its go.mod names. */
@Command(name = "publish", description = "Publish a module folder or archive into a store.")
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

  @Option(
      names = "--root",
      required = true,
      paramLabel = "STORE",
      description = "The store's folder; made if it is not there.")
  Path root;

  @Override
  public Integer call() throws IOException {
    boolean archive = Files.isRegularFile(files);
    Maker maker = archive ? archive() : directory();
    requireStore();
    spec.commandLine().getOut().println(publish(maker, DirectoryStore.at(root)));
    return 0;
  }

  /** Makes the release for a store. */
  @FunctionalInterface
  private interface Maker {
    ModuleRelease release(ModuleStore store, Progress progress) throws IOException;
  }

  private Maker directory() throws IOException {
    ModuleVersion module =
        ModuleVersion.ofCanonical(path.isPresent() ? path.get() : modulePath(), version);
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

  private void requireStore() throws IOException {
    if (Files.isDirectory(root) && !DirectoryStore.isStoreOrFree(root)) {
      throw new IOException(root + ": neither a store nor empty");
    }
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
