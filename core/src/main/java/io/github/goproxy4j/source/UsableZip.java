package io.github.goproxy4j.source;

import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.zip.InvalidModuleZipException;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;

/** A zip that the go command would unpack (U4). */
final class UsableZip {
  private UsableZip() {}

  /**
   * Does nothing if the directory of the zip is that of one. No content is read.
   *
   * @throws UpstreamException if it is not; a zip with more in it than is looked at may be one
   */
  static void require(ModuleVersion module, Blob zip) throws IOException {
    try {
      ModuleZip.check(module, zip).requireValid();
    } catch (ZipLimitException e) {
      return;
    } catch (ZipFormatException | InvalidModuleZipException e) {
      throw failure(module, e);
    }
  }

  /** What whoever asked for the zip of a module is told of another one. */
  static UpstreamException failure(ModuleVersion module, IOException problem) {
    String reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    return new UpstreamException(module, Failure.FAILED, "unzip: " + reason, problem);
  }
}
