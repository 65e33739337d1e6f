package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.store.PublishResult;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a folder into a store, as a version of the module that its go.mod names. */
@Command(name = "publish", description = "Publish a module folder into a store.")
final class PublishCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The module's root folder, with its go.mod.")
  Path dir;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "v1.2.3",
      description = "The version to publish.")
  String version;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "STORE",
      description = "The store's folder; made if it is not there.")
  Path root;

  @Override
  public Integer call() throws IOException {
    ModuleVersion module = ModuleVersion.ofCanonical(modulePath(), version);
    requireStore();
    spec.commandLine().getOut().println(publish(module, DirectoryStore.at(root)));
    return 0;
  }

  @SuppressWarnings("try") // The progress shows for as long as it is open.
  private String publish(ModuleVersion module, DirectoryStore store) throws IOException {
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "publish");
        ModuleRelease release =
            ModuleRelease.ofDirectory(module, dir, Instant.now(), store.stagingFolder())) {
      PublishResult result = store.publish(release);
      String line = module + " " + release.h1();
      return result == PublishResult.UNCHANGED ? line + " (already published)" : line;
    }
  }

  private void requireStore() throws IOException {
    if (Files.isDirectory(root) && !DirectoryStore.isStoreOrFree(root)) {
      throw new IOException(root + ": neither a store nor empty");
    }
  }

  /** A go.mod that is a link would not get into the zip. */
  private String modulePath() throws IOException {
    Path goMod = dir.resolve("go.mod");
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
