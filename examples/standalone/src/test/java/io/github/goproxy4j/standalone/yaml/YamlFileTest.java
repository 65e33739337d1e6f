package io.github.goproxy4j.standalone.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  private enum Colour {
    RED,
    DARK_BLUE
  }

  private record House(String name, Colour colour, List<String> rooms, Secret key) {}

  private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "k3y", "BLANK", " ");

  private static final Secret NO_KEY = new Secret("");
  private static final Reader<House> HOUSE = Reader.mapping(YamlFileTest::house);

  private static Optional<House> house(Mapping at) {
    Optional<String> name = at.required("name", Kinds.TEXT);
    Optional<Colour> colour = at.optional("colour", Colour.RED, Kind.words(Colour.class));
    Optional<List<String>> rooms = at.optional("rooms", List.of(), Reader.list(Kinds.TEXT));
    Optional<Secret> key =
        at.optional(
            "key",
            NO_KEY,
            value -> value.secret(variable -> Optional.ofNullable(ENVIRONMENT.get(variable))));
    return at.build(
        () ->
            new House(
                name.orElseThrow(), colour.orElseThrow(), rooms.orElseThrow(), key.orElseThrow()));
  }

  private static House parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static House parse(byte[] content) {
    return YamlFile.parse("f.yaml", content, HOUSE);
  }

  @TestFactory
  Stream<DynamicTest> namesThePlaceOfEveryProblem() throws IOException {
    return ProblemCases.in(YamlFileTest.class, "problems.txt", YamlFileTest::parse);
  }

  @Test
  void readsWhatStandsThere() {
    assertThat(parse("{name: 1.10, colour: dark-blue, rooms: [no, 0x10], key: '${KEY}'}"))
        .isEqualTo(new House("1.10", Colour.DARK_BLUE, List.of("no", "0x10"), new Secret("k3y")));
    assertThat(parse("\uFEFFname: x\r\nkey: 12345\r\n"))
        .isEqualTo(new House("x", Colour.RED, List.of(), new Secret("12345")));
  }

  @Test
  void followsAliases() {
    assertThat(parse("name: &n x\nrooms: [*n]\n").rooms()).containsExactly("x");
  }

  @Test
  void showsNoSecret() {
    assertThat(parse("{name: x, key: '${KEY}'}").toString()).doesNotContain("k3y").contains("***");
    assertThatThrownBy(() -> parse("{name: x, key: [hunter2]}")).hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> parse("{name: x, key: 'a${hunter2'}"))
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> parse("{name: x, colour: 'https://me:hunter2@x.example'}"))
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("https://...@x.example");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("house.yaml"), "name: x\ncolor: red\n");
    assertThatThrownBy(() -> YamlFile.read(file, HOUSE))
        .hasMessage(file + ":2:1: color: there is no such key here (did you mean \"colour\"?)");
    assertThatThrownBy(() -> YamlFile.read(folder.resolve("none.yaml"), HOUSE))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> parse(new byte[] {'a', ':', '\n', ' ', (byte) 0xC3, '('}))
        .hasMessage("f.yaml:2:2: expected UTF-8, found other bytes");
    assertThatThrownBy(() -> parse("#".repeat((1 << 20) + 1)))
        .hasMessage("f.yaml:1:1: larger than 1048576 bytes");
    assertThatThrownBy(() -> parse("a:\n\u001b")).hasMessageStartingWith("f.yaml:2:1: not YAML: ");
  }

  @Test
  void survivesWhatIsMadeToGrow() {
    assertThatThrownBy(() -> parse("[".repeat(200_000)))
        .isInstanceOf(MalformedSettingsException.class);
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(20) + "]\n");
    }
    assertThatThrownBy(() -> parse(bomb.toString())).isInstanceOf(MalformedSettingsException.class);
    assertThatThrownBy(() -> parse("&a {name: *a}"))
        .hasMessage("f.yaml:1:1: name: expected a text, found a mapping");
  }
}
