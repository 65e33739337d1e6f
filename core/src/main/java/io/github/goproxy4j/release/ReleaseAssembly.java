package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.NonCanonicalVersionException;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.InvalidModuleZipException;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Makes a release of a zip that something writes; what was written is what is checked. */
final class ReleaseAssembly {
  private static final String GO_MOD = "/go.mod";

  private final ModuleVersion module;
  private final String provenance;
  private final Spool zip;

  private ReleaseAssembly(ModuleVersion module, String provenance, Spool zip) {
    this.module = module;
    this.provenance = provenance;
    this.zip = zip;
  }

  /** Writes the zip. */
  @FunctionalInterface
  interface ZipSource {
    void writeTo(OutputStream target) throws IOException;
  }

  static ModuleRelease assemble(
      ModuleVersion module, String provenance, Instant time, Path tempFolder, ZipSource source)
      throws IOException {
    requireCanonical(module);
    Spool zip = Spool.in(tempFolder, ModuleZip.MAX_ZIP_SIZE);
    try {
      return new ReleaseAssembly(module, provenance, zip).release(time, source);
    } catch (Throwable e) {
      zip.close();
      throw e;
    }
  }

  /** Copies a zip, unless it is too large to begin with. */
  static void copy(Blob zip, OutputStream target) throws IOException {
    if (zip.size() > ModuleZip.MAX_ZIP_SIZE) {
      throw new SizeLimitException(ModuleZip.MAX_ZIP_SIZE);
    }
    zip.transferTo(Channels.newChannel(target), 0, zip.size());
  }

  private static void requireCanonical(ModuleVersion module) throws ReleaseRefusedException {
    try {
      module.requireCanonical();
    } catch (NonCanonicalVersionException e) {
      throw new ReleaseRefusedException(module, String.valueOf(e.getMessage()), e);
    }
  }

  private ModuleRelease release(Instant time, ZipSource source) throws IOException {
    try {
      source.writeTo(zip.output());
      zip.seal();
      try (Blob blob = zip.openBlob()) {
        ModuleHash h1 = check(blob);
        byte[] goMod = GoModCheck.contentFor(module, goMod(blob));
        VersionInfo info = VersionInfo.of(module.version(), time);
        return new ModuleRelease(module, info, goMod, zip, h1, provenance);
      }
    } catch (InvalidModuleZipException e) {
      throw new ReleaseRefusedException(module, e.report().problem().orElseThrow(), e);
    } catch (SizeLimitException e) {
      throw new ReleaseRefusedException(
          module, "module zip file is too large (limit is " + e.limit() + " bytes)", e);
    } catch (ZipFormatException | ZipLimitException e) {
      throw new ReleaseRefusedException(module, String.valueOf(e.getMessage()), e);
    }
  }

  private ModuleHash check(Blob blob) throws IOException {
    CheckedZip checked = ModuleZip.checkAndHash(module, blob);
    checked.report().requireValid();
    return checked.hash().orElseThrow();
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
