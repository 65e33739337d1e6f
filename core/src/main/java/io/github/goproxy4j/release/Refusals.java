package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.AmbiguousZipException;
import io.github.goproxy4j.archive.TarFormatException;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.InvalidModuleZipException;
import io.github.goproxy4j.zip.ZipReport;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what is wrong with files from what is wrong with disks. */
final class Refusals {
  private static final int MAX_FINDINGS = 10;

  private Refusals() {}

  /** Does something with files that may be refused. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** The result of {@code work}; what is wrong with the files becomes a refusal. */
  static <T> T refusing(Optional<ModuleVersion> module, Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (InvalidModuleZipException e) {
      throw new ReleaseRefusedException(module, problem(e.report()), e);
    } catch (SizeLimitException e) {
      String reason = "module zip file is too large (limit is " + e.limit() + " bytes)";
      throw new ReleaseRefusedException(module, reason, e);
    } catch (ZipFormatException
        | ZipLimitException
        | AmbiguousZipException
        | TarFormatException e) {
      throw new ReleaseRefusedException(module, String.valueOf(e.getMessage()), e);
    }
  }

  /** The first findings, a line each; a hundred thousand help nobody. */
  private static String problem(ZipReport report) {
    int more = report.invalid().size() - MAX_FINDINGS;
    if (more <= 0 || report.sizeError().isPresent()) {
      return report.problem().orElseThrow();
    }
    return report.invalid().stream()
        .limit(MAX_FINDINGS)
        .map(Finding::toString)
        .collect(Collectors.joining("\n", "", "\nand " + more + " more"));
  }
}
