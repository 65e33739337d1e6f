package io.github.goproxy4j.standalone.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file with settings. */
public final class YamlFile {
  private static final int LIMIT = 1 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();

  private final String name;
  private final Problems problems;

  private YamlFile(String name) {
    this.name = name;
    this.problems = new Problems(name);
  }

  /**
   * What {@code reader} makes of a file.
   *
   * @throws MalformedSettingsException if there is anything wrong with it
   */
  public static <T> T read(Path file, Reader<T> reader) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(file.toString(), in.readNBytes(LIMIT + 1), reader);
    }
  }

  /**
   * What {@code reader} makes of the content of a file, whose name is only told.
   *
   * @throws MalformedSettingsException if there is anything wrong with it
   */
  public static <T> T parse(String name, byte[] content, Reader<T> reader) {
    return new YamlFile(name).parse(content, reader);
  }

  private <T> T parse(byte[] content, Reader<T> reader) {
    Optional<T> result =
        decode(content)
            .flatMap(this::compose)
            .flatMap(root -> reader.read(new Value("", Place.START, root, problems)));
    problems.requireNone();
    return result.orElseThrow(() -> new IllegalStateException(name + ": nothing was reported"));
  }

  private Optional<String> decode(byte[] content) {
    if (content.length > LIMIT) {
      return problem(Place.START, "larger than " + LIMIT + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars = CharBuffer.allocate(content.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    chars.flip();
    return result.isError()
        ? problem(Place.after(chars), "expected UTF-8, found other bytes")
        : Optional.of(chars.toString());
  }

  private Optional<Node> compose(String text) {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      return root.isPresent() ? root : problem(Place.START, "there is nothing in this file");
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(Place::of).orElse(Place.START);
      return problem(place, "not YAML: " + reason(e));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      return problem(Place.after(before), "not YAML: a character that cannot be typed");
    } catch (YamlEngineException e) {
      return problem(Place.START, "not YAML: " + e.getMessage());
    } catch (StackOverflowError e) {
      return problem(Place.START, "nested too deeply");
    }
  }

  private static String reason(MarkedYamlEngineException e) {
    return Stream.of(e.getContext(), e.getProblem())
        .filter(part -> part != null && !part.isBlank())
        .map(part -> part.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(", "));
  }

  private <T> Optional<T> problem(Place place, String text) {
    problems.add(place, text);
    return Optional.empty();
  }
}
