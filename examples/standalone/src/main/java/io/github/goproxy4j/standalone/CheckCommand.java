package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what the go command would say about a zip. */
@Command(name = "check", description = "Check a module zip by the rules of the go command.")
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin ZipArguments zip;

  @Override
  public Integer call() throws IOException {
    ModuleVersion version = zip.version();
    ZipReport report = Input.of(zip.file, () -> ModuleZip.check(version, zip.file));
    PrintWriter out = spec.commandLine().getOut();
    report.omitted().forEach(file -> out.println(Shown.line("omitted: " + file)));
    report.invalid().forEach(file -> out.println(Shown.line("invalid: " + file)));
    report.sizeError().ifPresent(reason -> out.println("invalid: " + reason));
    out.println((report.isValid() ? "ok: " : "refused: ") + report.valid().size() + " valid files");
    return report.isValid() ? 0 : 1;
  }
}
