package io.github.goproxy4j.spec.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.goproxy4j.spec.GoTool;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Go program that answers for the reference, built and started when it is first needed; it ends
 * with its standard input, which is to say with this JVM.
 */
final class Oracle {
  private static final Path SOURCE = Path.of("src", "test", "go", "oracle");
  private static final Path FOLDER =
      Path.of("target", "oracle", System.getProperty("goproxy4j.fork", "1")).toAbsolutePath();
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final JsonFactory JSON = new JsonFactory();

  private static final Executor PATIENCE = CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES);

  private static @Nullable Oracle shared;

  private final Process process;
  private final OutputStream questions;
  private final BufferedReader answers;
  private final Versions versions;

  /** What the answers come from. */
  record Versions(String go, String mod, String unicode) {}

  private final Path files;

  private Oracle(Process process, Path files) {
    this.process = process;
    this.files = files;
    this.questions = process.getOutputStream();
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
    Strings words = ask("versions", List.of(Strings.of())).get(0);
    this.versions = new Versions(words.text(0), words.text(1), words.text(2));
  }

  /** The one of this JVM; without {@code go}, or with an old one, the calling test ends here. */
  static synchronized Oracle require() {
    GoTool go = GoTool.require();
    if (shared == null) {
      shared = start(go.build(SOURCE, FOLDER.resolve("oracle")));
    }
    return shared;
  }

  private static Oracle start(Path program) {
    try {
      Path files = temporaryFolder();
      var builder = new ProcessBuilder(program.toString()).directory(FOLDER.toFile());
      builder.environment().put("TMPDIR", files.toString());
      return new Oracle(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start(), files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In memory if there is a place: files are small, and so many that a disk would be busy. */
  private static Path temporaryFolder() throws IOException {
    if (!Files.isWritable(MEMORY)) {
      return Files.createDirectories(FOLDER.resolve("tmp"));
    }
    Path folder = Files.createTempDirectory(MEMORY, "goproxy4j");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Versions versions() {
    return versions;
  }

  /** Where both sides put files. */
  Path files() {
    return files;
  }

  /** The reference's answers, in the order of the cases. */
  synchronized List<Strings> ask(String question, List<Strings> cases) {
    send(question, cases);
    return receive(cases.size());
  }

  /** The first half of {@link #ask}, for who has something else to do meanwhile. */
  void send(String question, List<Strings> cases) {
    var line = new ByteArrayOutputStream(cases.size() * 64);
    try {
      line.writeBytes(ascii("{\"question\":\"" + question + "\",\"cases\":["));
      for (int i = 0; i < cases.size(); i++) {
        line.writeBytes(ascii(i == 0 ? "[" : ",["));
        for (int k = 0; k < cases.get(i).size(); k++) {
          line.writeBytes(ascii(k == 0 ? "\"" : ",\""));
          line.writeBytes(Base64.getEncoder().encode(cases.get(i).get(k).array()));
          line.write('"');
        }
        line.write(']');
      }
      line.writeBytes(ascii("]}\n"));
      line.writeTo(questions);
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the oracle has ended: " + process, e);
    }
  }

  /** The second half of {@link #ask}. */
  List<Strings> receive(int count) {
    try (JsonParser parser = JSON.createParser(line())) {
      parser.nextToken();
      parser.nextToken();
      String field = String.valueOf(parser.currentName());
      parser.nextToken();
      if (!field.equals("answers")) {
        throw new IllegalArgumentException("the oracle says: " + parser.getText());
      }
      var list = new ArrayList<Strings>(count);
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        var strings = new ArrayList<Bytes>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
          strings.add(Bytes.of(parser.getBinaryValue()));
        }
        list.add(new Strings(strings));
      }
      if (list.size() != count) {
        throw new IllegalStateException(list.size() + " answers to " + count + " cases");
      }
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException("the oracle has ended: " + process, e);
    }
  }

  private String line() throws IOException {
    // Cancelled in time, this does nothing.
    var end = CompletableFuture.runAsync(process::destroyForcibly, PATIENCE);
    String line = answers.readLine();
    end.cancel(false);
    if (line == null) {
      throw new EOFException("end of stream");
    }
    return line;
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }
}
