package io.github.goproxy4j.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.upstream.FolderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * X10, X12, X13: many modules with versions picked at random, and what the go command makes of
 * queries for them over {@code file://}.
 */
class QueriesTest {
  private static final int MODULES = 80;
  private static final long SEED = 20261121;

  private static final List<String> VERSIONS =
      List.of(
          "v0.1.0",
          "v0.9.0-beta",
          "v1.0.0",
          "v1.0.0-RC1",
          "v1.2.0",
          "v1.2.0-alpha",
          "v1.2.3-rc.1",
          "v1.10.0-rc.2",
          "v2.0.0+incompatible",
          "v2.1.0-pre+incompatible",
          "v10.0.0+incompatible",
          "v0.0.0-20200101000000-aaaaaaaaaaaa",
          "v0.0.0-20210101000000-bbbbbbbbbbbb",
          "v1.0.1-0.20190101000000-cccccccccccc",
          "v1.2.3-rc.1.0.20180101000000-dddddddddddd",
          "v2.0.1-0.20220101000000-eeeeeeeeeeee+incompatible");

  private static final List<String> QUERIES =
      List.of(
          "latest",
          "v0",
          "v1",
          "v1.0",
          "v1.2",
          "v1.10",
          "v2",
          "v2.1",
          "v3",
          "v10",
          "v1.2.0+meta",
          "v1.0.0+meta",
          "v1.2.0",
          "v2.0.0+incompatible",
          "master");

  private final Random random = new Random(SEED);

  @Test
  void meanWhatTheGoCommandMakesOfThem(@TempDir Path folder) throws IOException {
    GoTool go = GoTool.require();
    Path proxy = Files.createDirectory(folder.resolve("proxy"));
    var asked = new ArrayList<String>();
    for (int i = 0; i < MODULES; i++) {
      var path = new ModulePath("example.com/m" + i);
      makeModule(proxy, path);
      QUERIES.forEach(query -> asked.add(path + "@" + query));
    }

    Map<String, String> answers = askGo(go, folder, proxy, asked);

    assertThat(answers).hasSizeGreaterThan(asked.size() / 4);
    FolderSource source = FolderSource.at(proxy);
    for (String question : asked) {
      assertThat(resolve(source, question))
          .as("%s of %s", question, names(proxy, question))
          .isEqualTo(answers.getOrDefault(question, ""));
    }
  }

  private void makeModule(Path proxy, ModulePath path) throws IOException {
    var list = new TreeSet<String>();
    int percent = 10 + random.nextInt(50);
    for (String version : VERSIONS) {
      if (random.nextInt(100) < percent) {
        list.add(version);
        makeVersion(proxy, ModuleVersion.ofCanonical(path.value(), version));
      }
    }
    Path file = proxy.resolve(ModuleFile.escapedListPath(path));
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", list));
  }

  private void makeVersion(Path proxy, ModuleVersion module) throws IOException {
    boolean madeUp = module.isIncompatible() || random.nextBoolean();
    byte[] synthesized = GoMod.synthesize(module.path());
    write(proxy, module, Kind.INFO, VersionInfo.of(module.version(), time(module)).toBytes());
    write(
        proxy,
        module,
        Kind.MOD,
        madeUp ? synthesized : (new String(synthesized, UTF_8) + "\ngo 1.20\n").getBytes(UTF_8));
    write(proxy, module, Kind.ZIP, new byte[0]);
  }

  private static Instant time(ModuleVersion module) {
    String version = module.version().toString();
    return PseudoVersion.isPseudoVersion(version)
        ? PseudoVersion.parse(version).time()
        : Instant.parse("2020-01-02T03:04:05Z");
  }

  private static void write(Path proxy, ModuleVersion module, Kind kind, byte[] content)
      throws IOException {
    Path file = proxy.resolve(new ModuleFile(module, kind).escapedPath());
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** The versions by question; nothing for those that it could not answer. */
  private static Map<String, String> askGo(
      GoTool go, Path folder, Path proxy, List<String> questions) {
    var words = new ArrayList<>(List.of("list", "-m", "-e"));
    words.addAll(List.of("-f", "{{.Version}} {{with .Error}}none{{end}}"));
    words.addAll(questions);
    String stdout =
        go.run(
                folder,
                Map.of(
                    "GOPROXY",
                    proxy.toUri().toString(),
                    "GOMODCACHE",
                    folder.resolve("modcache").toString(),
                    "GOFLAGS",
                    "-modcacherw",
                    "GOSUMDB",
                    "off"),
                words.toArray(String[]::new))
            .requireSuccess()
            .stdout();
    List<String> lines = stdout.lines().toList();
    assertThat(lines).hasSameSizeAs(questions);
    var answers = new TreeMap<String, String>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).endsWith("none")) {
        answers.put(questions.get(i), lines.get(i).strip());
      }
    }
    return answers;
  }

  private static String resolve(FolderSource source, String question) throws IOException {
    int at = question.indexOf('@');
    var path = new ModulePath(question.substring(0, at));
    try {
      VersionQuery query = VersionQuery.of(question.substring(at + 1));
      return source.info(path, query, Fetch.normal()).version().toString();
    } catch (ModuleNotFoundException e) {
      return "";
    }
  }

  private static String names(Path proxy, String question) throws IOException {
    var path = new ModulePath(question.substring(0, question.indexOf('@')));
    return Files.readString(proxy.resolve(ModuleFile.escapedListPath(path))).replace('\n', ' ');
  }
}
