package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the go command would say about a zip. */
@Command(name = "check", description = "Check a module zip by the rules of the go command.")
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE.zip", description = "The zip.")
  Path zip;

  @Parameters(
      index = "1",
      paramLabel = "PATH@VERSION",
      converter = ModuleConverter.class,
      description = "The module it is said to hold.")
  ModuleConverter.Argument module;

  @Override
  public Integer call() throws IOException {
    ModuleVersion version = module.module();
    ZipReport report = Input.of(zip, () -> ModuleZip.check(version, zip));
    PrintWriter out = spec.commandLine().getOut();
    report.omitted().forEach(file -> out.println(Shown.line("omitted: " + file)));
    report.invalid().forEach(file -> out.println(Shown.line("invalid: " + file)));
    report.sizeError().ifPresent(reason -> out.println("invalid: " + reason));
    out.println((report.isValid() ? "ok: " : "refused: ") + report.valid().size() + " valid files");
    return report.isValid() ? 0 : 1;
  }
}
