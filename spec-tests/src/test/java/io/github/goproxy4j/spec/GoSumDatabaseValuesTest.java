package io.github.goproxy4j.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.sumdb.GoSumDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the go command takes for a checksum database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoSumDatabaseValuesTest {
  private static final String MODULE = "example.com/m@v1.0.0";
  private static final String NOBODY = "http://127.0.0.1:1";
  private static final Pattern ASKED = Pattern.compile("(?m)^# get (\\S+)/lookup/\\S+$");
  private static final Pattern REFUSED =
      Pattern.compile("(?m)^go: " + MODULE + ": verifying go.mod: (.*)$");

  private Path work;
  private GoTool go;
  private Map<String, String> environment;

  @BeforeAll
  void prepare(@TempDir Path temp) throws IOException {
    Path files = Files.createDirectories(temp.resolve("proxy/example.com/m/@v"));
    Files.writeString(files.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(files.resolve("v1.0.0.mod"), "module example.com/m\n");
    try (var zip = new ZipOutputStream(Files.newOutputStream(files.resolve("v1.0.0.zip")))) {
      zip.putNextEntry(new ZipEntry(MODULE + "/m.go"));
    }
    work = Files.createDirectory(temp.resolve("work"));
    Files.writeString(work.resolve("go.mod"), "module example.com/empty\n");
    go = GoTool.require();
    environment = GoTool.onlyFrom(temp.resolve("proxy").toUri().toString(), temp.resolve("cache"));
    environment.put("GOPATH", temp.resolve("gopath").toString());
    environment.put("HTTPS_PROXY", NOBODY);
    environment.put("NO_PROXY", "127.0.0.1");
  }

  private String said(String value) {
    environment.put("GOSUMDB", value);
    return go.run(work, environment, "mod", "download", "-x", MODULE).stderr();
  }

  @ParameterizedTest
  @DisplayName("X50: values that are refused, and the words for it")
  @ValueSource(
      strings = {
        " ",
        "x",
        " off",
        "off ",
        "sum.golang.org x y",
        "sum.golang.org+033de0ae+x",
        "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "sum.golang.google.cn " + NOBODY,
      })
  void refusesAsTheGoCommandDoes(String value) {
    String said = said(value);
    assertThatThrownBy(() -> GoSumDatabase.parse(value)).message().isEqualTo(first(REFUSED, said));
  }

  @ParameterizedTest
  @DisplayName("X50: values that name a database, and where that is asked")
  @ValueSource(
      strings = {
        "sum.golang.org",
        "sum.golang.google.cn",
        "sum.golang.org " + NOBODY,
        "\tsum.golang.org   " + NOBODY + "/x ",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
      })
  void isAskedWhereTheGoCommandAsks(String value) {
    GoSumDatabase database = GoSumDatabase.parse(value).orElseThrow();
    assertThat(first(ASKED, said(value)))
        .isEqualTo(database.url().orElse(database.home()).toString());
  }

  private static String first(Pattern pattern, String said) {
    var matcher = pattern.matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return matcher.group(1);
  }
}
