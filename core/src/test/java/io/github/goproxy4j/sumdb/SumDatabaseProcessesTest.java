package io.github.goproxy4j.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes ask one database, and have one folder. */
class SumDatabaseProcessesTest {
  private static final int PROCESSES = 3;
  private static final int LOG_SIZE = 40;

  @TempDir Path folder;

  @Test
  void processesGoOnTogether() throws Exception {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(i));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(folder.resolve("sumdb.example.com").resolve("latest"))
        .hasBinaryContent(TestDatabase.log(LOG_SIZE).note(LOG_SIZE));
  }

  private Process start(int seed) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            SumDatabaseProcessesTest.class.getName(),
            folder.toString(),
            String.valueOf(seed))
        .inheritIO()
        .start();
  }

  private static String classPath() throws Exception {
    var classes = new ArrayList<String>();
    for (Class<?> type : List.of(SumDatabaseClient.class, SumDatabaseProcessesTest.class)) {
      classes.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return Stream.concat(
            classes.stream(),
            Stream.of(
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path")))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  public static void main(String[] args) throws IOException {
    var random = new Random(Long.parseLong(args[1]));
    var database = new TestDatabase(TestDatabase.log(LOG_SIZE));
    SumDatabaseClient client =
        SumDatabaseClient.builder(database, SampleKeys.VERIFIER, Path.of(args[0]))
            .tileHeight(2)
            .build();
    for (int round = 0; round < LOG_SIZE; round++) {
      int id = random.nextInt(LOG_SIZE - 1);
      database.size = 1 + random.nextInt(LOG_SIZE);
      var file = new ModuleFile(TestDatabase.module(id), Kind.ZIP);
      Verdict verdict =
          client.check(file, new ModuleHash(TestDatabase.hash(id, "1")), Fetch.normal());
      if (!verdict.equals(new Verdict.Match())) {
        throw new AssertionError(verdict);
      }
    }
    client.lines(new ModuleFile(TestDatabase.module(LOG_SIZE - 1), Kind.MOD), Fetch.normal());
  }
}
