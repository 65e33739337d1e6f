package io.github.goproxy4j.standalone;

import io.github.goproxy4j.store.Damage;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads everything in a store and names what is not what was published. */
@Command(name = "scrub", description = "Hold the files of a store against its records.")
final class ScrubCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "STORE",
      description = "The store's folder.")
  Path root;

  private int damaged;

  @Override
  @SuppressWarnings("try") // The progress shows for as long as it is open.
  public Integer call() throws IOException {
    if (!DirectoryStore.isStore(root)) {
      throw new IOException(root + ": not a store");
    }
    long releases;
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "scrub")) {
      releases = DirectoryStore.at(root).scrub(this::show);
    }
    spec.commandLine().getOut().printf("%d versions, %d damaged files%n", releases, damaged);
    return damaged == 0 ? 0 : 1;
  }

  private void show(Damage damage) {
    damaged++;
    spec.commandLine().getOut().println(Shown.line(damage));
  }
}
