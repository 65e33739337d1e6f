package io.github.goproxy4j.spec.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every rule has a vector, or a reason why it has none, and whatever can be asked is asked. */
class RulesTest {
  private static final String NONE = "none: ";
  private static final Set<String> ANSWER = Set.of("about", "rules", "expect", "message", "result");

  private static final Map<String, String> RULES = new TreeMap<>();
  private static final List<Vector> VECTORS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    for (String line : Files.readAllLines(VectorFiles.FOLDER.resolve("RULES"))) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] words = line.split(" +", 2);
        assertThat(words).as(line).hasSize(2);
        assertThat(RULES.put(words[0], words[1])).as("rule before " + line).isNull();
      }
    }
    for (String name : VectorFiles.names()) {
      VECTORS.add(VectorFiles.read(name));
    }
  }

  private static Set<String> covered() {
    var rules = new TreeSet<String>();
    VECTORS.forEach(vector -> rules.addAll(vector.rules()));
    return rules;
  }

  @Test
  void everyRuleHasAVectorOrAReason() {
    var missing = new TreeSet<>(RULES.keySet());
    missing.removeAll(covered());
    missing.removeIf(rule -> RULES.getOrDefault(rule, "").startsWith(NONE));
    assertThat(missing).as("rules without a vector").isEmpty();
  }

  @Test
  void noRuleHasBoth() {
    var both = new TreeSet<>(covered());
    both.removeIf(rule -> !RULES.getOrDefault(rule, "").startsWith(NONE));
    assertThat(both).as("rules with a vector and a reason for having none").isEmpty();
  }

  @Test
  void everyRuleOfAVectorIsKnown() {
    var unknown = new TreeSet<>(covered());
    unknown.removeAll(RULES.keySet());
    assertThat(unknown).as("rules of vectors that are not in RULES").isEmpty();
  }

  @Test
  void everyOperationIsAsked() {
    var asked = VECTORS.stream().map(vector -> vector.key("operation")).distinct().toList();
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(Operations.ALL.stream().map(Operation::name).toList());
  }

  @Test
  void everyWayToTurnOutIsExpected() {
    var expected = VECTORS.stream().map(vector -> vector.expected().expect()).distinct().toList();
    assertThat(expected).containsExactlyInAnyOrder(Expect.values());
  }

  @Test
  void readmeSaysWhatEveryOperationTakesAndGives() throws IOException {
    String readme = Files.readString(VectorFiles.FOLDER.resolve("README.md"));
    for (Operation operation : Operations.ALL) {
      assertThat(readme)
          .contains(
              "| `"
                  + operation
                  + "` | "
                  + cell(operation.takes())
                  + " | "
                  + cell(operation.gives())
                  + " |");
    }
  }

  private static String cell(String words) {
    String zip = DescribedZip.TAKES.strip();
    String text = words.strip().replace(zip, "(zip)").strip();
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  @Test
  void noTwoVectorsAskTheSame() {
    var questions = new HashMap<String, String>();
    for (Vector vector : VECTORS) {
      String other = questions.put(question(vector), vector.name());
      assertThat(other).as("asks what " + vector.name() + " asks").isNull();
    }
  }

  /** What there is without the answer. */
  private static String question(Vector vector) {
    var question = new StringBuilder();
    var header = new TreeMap<>(vector.header());
    header.keySet().removeAll(ANSWER);
    header.forEach((key, value) -> question.append(key + "=" + value + "\n"));
    vector.sections().stream()
        .filter(section -> !section.kind().equals("want"))
        .forEach(s -> question.append(s.kind() + s.name() + s.attributes() + s.text()));
    return question.toString();
  }
}
