package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Unpacks a module zip. */
@Command(name = "extract", description = "Unpack a module zip into a new or empty folder.")
final class ExtractCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin ZipArguments zip;

  @Parameters(index = "2", paramLabel = "DIR", description = "Where to; must not hold anything.")
  Path dir;

  @Override
  public Integer call() throws IOException {
    ModuleVersion version = zip.version();
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "extract");
        Blob blob = progress.watch(Blob.ofFile(zip.file))) {
      ModuleZip.extract(version, blob, dir);
    }
    return 0;
  }
}
