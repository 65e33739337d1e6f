package io.github.goproxy4j.release;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A complete, verified version of a module, ready to be published once.
 *
 * <p>The zip is a temporary file: the store that publishes the release may take it, and {@link
 * #close} deletes it if none did.
 *
 * <pre>{@code
 * try (var release = ModuleRelease.ofDirectory(module, directory, time, store.stagingFolder())) {
 *   store.publish(release);
 * }
 * }</pre>
 */
public final class ModuleRelease implements Closeable {
  private final ModuleVersion module;
  private final VersionInfo info;
  private final Blob goMod;
  private final ModuleHash goModH1;
  private final Spool zip;
  private final ModuleHash h1;
  private final String provenance;
  private final List<Repair> repairs;

  ModuleRelease(
      ModuleVersion module,
      VersionInfo info,
      byte[] goMod,
      Spool zip,
      ModuleHash h1,
      String provenance,
      List<Repair> repairs)
      throws IOException {
    this.module = module;
    this.info = info;
    this.goMod = Blob.ofBytes(goMod);
    this.goModH1 = ModuleHash.ofGoMod(goMod);
    this.zip = zip;
    this.h1 = h1;
    this.provenance = provenance;
    this.repairs = List.copyOf(repairs);
  }

  /**
   * The release of a directory with the files of a module: a zip is made of those that belong in
   * it, and then checked like any other.
   *
   * @param time when the version was made
   * @param tempFolder where the zip is written, best the staging folder of the store to be used
   * @throws ReleaseRefusedException if the files cannot be this version
   */
  public static ModuleRelease ofDirectory(
      ModuleVersion module, Path directory, Instant time, Path tempFolder) throws IOException {
    return assembly(module, time, "directory")
        .assemble(
            () ->
                ReleaseAssembly.written(
                    tempFolder, target -> ModuleZip.create(module, directory, target)));
  }

  /**
   * The release of a module zip, of which the bytes are kept. What is wrong with it is not put
   * right; that is what {@link ArchiveIngest} does.
   *
   * @param zip is not closed, and copied unless it carries a temporary file along
   * @param time when the version was made
   * @param tempFolder where the copy is written, best the staging folder of the store to be used
   * @throws ReleaseRefusedException if the zip cannot be this version
   */
  public static ModuleRelease ofZip(ModuleVersion module, Blob zip, Instant time, Path tempFolder)
      throws IOException {
    return assembly(module, time, "zip")
        .assemble(() -> Spool.of(zip, tempFolder, ModuleZip.MAX_ZIP_SIZE));
  }

  private static ReleaseAssembly assembly(ModuleVersion module, Instant time, String provenance)
      throws ReleaseRefusedException {
    ReleaseAssembly.requireCanonical(module);
    VersionInfo info = VersionInfo.of(module.version(), time);
    return new ReleaseAssembly(module, info, provenance, List.of());
  }

  /** The canonical version that this is. */
  public ModuleVersion module() {
    return module;
  }

  /** The content of the {@code .info} file. */
  public VersionInfo info() {
    return info;
  }

  /** The content of the {@code .mod} file, on the heap. */
  public Blob goMod() {
    return goMod;
  }

  /** The hash of {@link #goMod}. */
  public ModuleHash goModH1() {
    return goModH1;
  }

  /** The sealed module zip. */
  public Spool zip() {
    return zip;
  }

  /** The hash of {@link #zip}. */
  public ModuleHash h1() {
    return h1;
  }

  /** What this was made from, in a word for people: {@code directory}, {@code zip}, {@code tar}. */
  public String provenance() {
    return provenance;
  }

  /** What was wrong with an archive, or missing, and was put right. */
  public List<Repair> repairs() {
    return repairs;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** {@code path@version}. */
  @Override
  public String toString() {
    return module.toString();
  }
}
