package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the hash that go.sum has for a zip, an extracted module or a go.mod file. */
@Command(
    name = "hash",
    description = "Print the h1 of a module zip, an extracted module or a go.mod file.")
final class HashCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE.zip|DIR|go.mod",
      description = "What to hash: a folder, a file named *.mod, or a zip.")
  Path target;

  @Option(
      names = "--module",
      paramLabel = "PATH@VERSION",
      converter = ModuleConverter.class,
      description = "The module that a folder holds.")
  ModuleConverter.Argument module;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().println(hash());
    return 0;
  }

  @SuppressWarnings("try") // The progress shows for as long as it is open.
  private ModuleHash hash() throws IOException {
    if (Files.isDirectory(target)) {
      if (module == null) {
        throw new ParameterException(spec.commandLine(), "a folder needs --module PATH@VERSION");
      }
      try (Progress progress = Progress.of(spec.commandLine().getErr(), "hash")) {
        return ModuleHash.ofDirectory(target, module.module());
      }
    }
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "hash");
        Blob file = progress.watch(Blob.ofFile(target))) {
      boolean goMod = target.getFileName().toString().endsWith(".mod");
      return Input.of(target, () -> goMod ? ModuleHash.ofGoMod(file) : ModuleHash.ofZip(file));
    }
  }
}
