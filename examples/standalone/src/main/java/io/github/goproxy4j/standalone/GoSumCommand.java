package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.GoSumLine;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the hashes in a go.sum with the files that a go command downloaded. */
@Command(name = "gosum", description = "Hold a go.sum file against a module cache.")
final class GoSumCommand implements Callable<Integer> {
  private static final String GO_MOD = "/go.mod";

  /** Go ignores hashes of other kinds (G3). */
  private static final String H1 = "h1:";

  private static final int MAX_SIZE = 64 << 20;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The go.sum file.")
  Path file;

  @Option(
      names = "--cache",
      required = true,
      paramLabel = "DIR",
      description = "A GOMODCACHE, its cache/download, or a store.")
  Path cache;

  private int agreeing;
  private int disagreeing;
  private int incomparable;

  @Override
  public Integer call() throws IOException {
    GoSum sums = GoSum.parse(file.toString(), Input.of(file, this::content));
    Path root = downloads();
    try (Progress progress = Progress.of(spec.commandLine().getErr(), "gosum")) {
      for (GoSumLine line : sums.lines()) {
        check(line, root, progress);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d lines agree, %d disagree, %d have nothing to compare with%n",
        agreeing, disagreeing, incomparable);
    return disagreeing == 0 ? 0 : 1;
  }

  /** Read as a stream, so that it may come out of a pipe. */
  private byte[] content() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_SIZE + 1);
      if (content.length > MAX_SIZE) {
        throw new IOException("too large for a go.sum (limit is " + MAX_SIZE + " bytes)");
      }
      return content;
    }
  }

  private Path downloads() throws IOException {
    if (!Files.isDirectory(cache)) {
      throw new NotDirectoryException(cache.toString());
    }
    Path inside = cache.resolve("cache/download");
    return Files.isDirectory(inside) ? inside : cache;
  }

  private void check(GoSumLine line, Path root, Progress progress) throws IOException {
    ModuleFile wanted;
    try {
      wanted = fileOf(line);
    } catch (IllegalArgumentException e) {
      disagree(line, ErrorText.of(e));
      return;
    }
    Path path = root.resolve(wanted.escapedPath());
    if (!line.hash().startsWith(H1) || !Files.isRegularFile(path)) {
      incomparable++;
      return;
    }
    String actual = hash(wanted, path, progress);
    if (actual.equals(line.hash())) {
      agreeing++;
    } else {
      disagree(line, "the cache has " + actual);
    }
  }

  private static ModuleFile fileOf(GoSumLine line) {
    String version = line.version();
    boolean goMod = version.endsWith(GO_MOD);
    String bare = goMod ? version.substring(0, version.length() - GO_MOD.length()) : version;
    ModuleVersion module = ModuleVersion.ofCanonical(line.path(), bare);
    return new ModuleFile(module, goMod ? Kind.MOD : Kind.ZIP);
  }

  private static String hash(ModuleFile wanted, Path path, Progress progress) {
    try (Blob blob = progress.watch(Blob.ofFile(path))) {
      ModuleHash hash =
          wanted.kind() == Kind.MOD ? ModuleHash.ofGoMod(blob) : ModuleHash.ofZip(blob);
      return hash.value();
    } catch (IOException e) {
      return "a file that cannot be hashed: " + ErrorText.of(e);
    }
  }

  private void disagree(GoSumLine line, String reason) {
    disagreeing++;
    spec.commandLine().getOut().println(Shown.line(line + ": " + reason));
  }
}
