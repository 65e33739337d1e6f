package io.github.goproxy4j.spec;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checksum database on a free port of this machine, which is the reference's own: {@code
 * src/test/go/sumdb}. It knows the go.sum lines of the corpus, and ends with this JVM at the
 * latest.
 */
final class GoDatabase implements AutoCloseable {
  private static final Path SOURCE = Path.of("src", "test", "go", "sumdb");
  private static final Path PROGRAM = Path.of("target", "sumdb", "sumdb");
  private static final List<String> GO_SUMS =
      List.of("modules.sum", "consumer/go.sum", "graph/go.sum");

  private final Process process;
  private final String name;
  private final String signer;
  private final String key;
  private final URI url;

  private GoDatabase(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      this.signer = line(out);
      this.key = line(out);
      this.url = URI.create(line(out));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static String line(BufferedReader out) throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new EOFException("the database has ended");
    }
    return line;
  }

  /** One with a new key, and {@code records} that nobody asks for. */
  static GoDatabase start(String name, int records) throws IOException {
    return start(name, records, null, List.of());
  }

  /** One with a new key that knows the lines of another go.sum file as well. */
  static GoDatabase knowing(String name, Path goSum) throws IOException {
    return start(name, 0, null, List.of(goSum.toString()));
  }

  /** Another one with the same key, but other records before those of the corpus. */
  GoDatabase fork(int records) throws IOException {
    return start(name, records, signer, List.of());
  }

  private static GoDatabase start(
      String name, int records, @Nullable String signer, List<String> goSums) throws IOException {
    Path program = GoTool.require().build(SOURCE, PROGRAM);
    var command = new ArrayList<>(List.of(program.toString(), "-fill", "" + records));
    if (signer != null) {
      command.addAll(List.of("-key", signer));
    }
    command.add(name);
    GO_SUMS.forEach(file -> command.add(Corpus.SOURCES.resolve(file).toString()));
    command.addAll(goSums);
    return new GoDatabase(
        name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What goes into GOSUMDB. */
  String key() {
    return key;
  }

  String name() {
    return name;
  }

  URI url() {
    return url;
  }

  /** The paths that were asked for so far, in order. */
  List<String> asked() throws IOException {
    try (InputStream in = url.resolve("/asked").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
