package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the module zip of a folder. */
@Command(name = "zip", description = "Make the module zip of a folder and print its h1.")
final class ZipCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The module's root folder.")
  Path dir;

  @Parameters(
      index = "1",
      paramLabel = "PATH@VERSION",
      converter = ModuleConverter.class,
      description = "What it is published as.")
  ModuleConverter.Argument module;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The zip to write; an existing one is replaced.")
  Path output;

  @Override
  public Integer call() throws IOException {
    ModuleVersion version = module.module();
    OutputFile file = OutputFile.at(output).outside(dir);
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "zip")) {
      file.write(out -> ModuleZip.create(version, dir, progress.watch(out)));
    }
    spec.commandLine().getOut().println(version + " " + ModuleHash.ofZip(output));
    return 0;
  }
}
