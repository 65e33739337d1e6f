package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleVersion;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A module zip, and the module that it is read as. */
final class ZipArguments {
  @Parameters(index = "0", paramLabel = "FILE.zip", description = "The zip.")
  Path file;

  @Parameters(
      index = "1",
      paramLabel = "PATH@VERSION",
      converter = ModuleConverter.class,
      description = "The module that it holds.")
  ModuleConverter.Argument module;

  ModuleVersion version() {
    return module.module();
  }
}
