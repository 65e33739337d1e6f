package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.GoTable;
import io.github.goproxy4j.GoTable.Row;
import io.github.goproxy4j.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table by which the reader of {@code GOPROXY} is tested is what the go command does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoProxyValuesTest {
  private static final String MODULE = "proxy.invalid/m@v1.0.0";
  private static final String INFO = "/proxy.invalid/m/@v/v1.0.0.info";
  private static final Pattern ASKED = Pattern.compile("(?m)^# get (\\S+)$");
  private static final Pattern READ = Pattern.compile("reading (file:\\S+): no such file");
  private static final Pattern REFUSED = Pattern.compile("(?m)^go: " + MODULE + ": (.*)$");

  private Path folder;
  private GoTool go;
  private Map<String, String> environment;

  @BeforeAll
  void prepare(@TempDir Path temp) throws IOException {
    folder = temp;
    go = GoTool.require();
    environment = GoTool.onlyFrom("off", folder.resolve("cache"));
    // Nothing answers here; and without it, names would be looked up.
    environment.put("HTTP_PROXY", "http://127.0.0.1:1");
    environment.put("HTTPS_PROXY", "http://127.0.0.1:1");
    environment.put("NO_PROXY", "");
    Files.writeString(folder.resolve("go.mod"), "module example.com/empty\n");
  }

  static List<Row> values() {
    return GoTable.read(ScriptedUpstream.class, "goproxy.txt");
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("X20, X21, X25: what is asked, and what is refused")
  void isWhatTheGoCommandDoes(Row row) {
    environment.put("GOPROXY", row.text(0));
    String said = go.run(folder, environment, "list", "-x", "-m", MODULE).stderr();

    if (row.text(1).equals("asks")) {
      assertThat(asked(said)).as(said).isEqualTo(row.text(2));
    } else {
      assertThat(first(REFUSED, said)).as(said).containsExactly(row.text(2));
    }
  }

  private static String asked(String said) {
    return Stream.concat(first(READ, said).stream(), all(ASKED, said))
        .map(url -> url.endsWith("?go-get=1") ? "direct" : url)
        .map(url -> url.replaceFirst("#.*", "").replaceFirst("//[^/]*@", "//"))
        .map(url -> url.replace(INFO, "/M"))
        .collect(Collectors.joining(" "));
  }

  private static List<String> first(Pattern pattern, String said) {
    return all(pattern, said).limit(1).toList();
  }

  private static Stream<String> all(Pattern pattern, String said) {
    return pattern.matcher(said).results().map((MatchResult match) -> match.group(1));
  }
}
