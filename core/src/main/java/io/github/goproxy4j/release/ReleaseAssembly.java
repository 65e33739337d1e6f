package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.NonCanonicalVersionException;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes a release of a zip; what was written is what is checked.
 *
 * @param module the version that it is to be
 * @param info the content of the {@code .info} file
 * @param provenance what it is made from
 * @param repairs what was put right on the way to the zip
 */
record ReleaseAssembly(
    ModuleVersion module, VersionInfo info, String provenance, List<Repair> repairs) {
  private static final String GO_MOD = "/go.mod";

  /** Supplies a sealed zip, which is closed here if it makes no release. */
  @FunctionalInterface
  interface ZipSupplier {
    Spool zip() throws IOException;
  }

  /** Checks a zip and computes its hash. */
  @FunctionalInterface
  private interface ZipCheck {
    ModuleHash hash(Blob zip) throws IOException;
  }

  /** Writes a zip. */
  @FunctionalInterface
  interface ZipSource {
    void writeTo(OutputStream target) throws IOException;
  }

  /** A sealed spool of what {@code source} writes. */
  static Spool written(Path tempFolder, ZipSource source) throws IOException {
    Spool zip = Spool.in(tempFolder, ModuleZip.MAX_ZIP_SIZE);
    try {
      source.writeTo(zip.output());
      zip.seal();
      return zip;
    } catch (Throwable e) {
      zip.close();
      throw e;
    }
  }

  /** Refuses a version that is not canonical. */
  static void requireCanonical(ModuleVersion module) throws ReleaseRefusedException {
    try {
      module.requireCanonical();
    } catch (NonCanonicalVersionException e) {
      throw new ReleaseRefusedException(Optional.of(module), String.valueOf(e.getMessage()), e);
    }
  }

  /** The release of a zip of ours, or one that is believed. */
  ModuleRelease assemble(ZipSupplier supplier) throws IOException {
    return assemble(supplier, this::check);
  }

  /** The release of a zip that may deceive other readers than Go's. */
  ModuleRelease assembleUnambiguous(ZipSupplier supplier) throws IOException {
    return assemble(supplier, this::checkUnambiguous);
  }

  private ModuleRelease assemble(ZipSupplier supplier, ZipCheck check) throws IOException {
    return Refusals.refusing(Optional.of(module), () -> assembleOf(supplier.zip(), check));
  }

  private ModuleRelease assembleOf(Spool zip, ZipCheck check) throws IOException {
    try (Blob blob = zip.openBlob()) {
      ModuleHash h1 = check.hash(blob);
      byte[] goMod = GoModCheck.contentFor(module, goMod(blob));
      return new ModuleRelease(module, info, goMod, zip, h1, provenance, repairs);
    } catch (Throwable e) {
      zip.close();
      throw e;
    }
  }

  private ModuleHash check(Blob blob) throws IOException {
    CheckedZip checked = ModuleZip.checkAndHash(module, blob);
    checked.report().requireValid();
    return checked.hash().orElseThrow();
  }

  private ModuleHash checkUnambiguous(Blob blob) throws IOException {
    ModuleHash h1 = ModuleHash.ofUnambiguousZip(ZipDirectory.read(blob));
    ModuleZip.check(module, blob).requireValid();
    return h1;
  }

  /** From the zip, since a directory may have changed meanwhile. */
  private Optional<byte[]> goMod(Blob blob) throws IOException {
    String name = module + GO_MOD;
    for (ZipEntry entry : ZipDirectory.read(blob).entries()) {
      if (entry.nameText().equals(name)) {
        try (InputStream content = entry.open()) {
          return Optional.of(content.readAllBytes());
        }
      }
    }
    return Optional.empty();
  }
}
