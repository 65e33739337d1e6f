package io.github.goproxy4j.spec.oracle;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.UpstreamException;
import io.github.goproxy4j.spec.GivenDatabase;
import io.github.goproxy4j.sumdb.DatabaseForkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the library answers what a checksum database is asked. */
final class SumDatabaseAnswers {
  private static final String GO_MOD = "/go.mod";

  private SumDatabaseAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(Question.onDisk("sumdb.lookup", "-----(---)", SumDatabaseAnswers::lookup));

  private static Strings lookup(Strings arguments) throws IOException {
    var answer = new ArrayList<Bytes>();
    try (var given = new LookupCase(arguments)) {
      try {
        lines(arguments, given).forEach(line -> answer.add(Bytes.ofText(line)));
      } catch (DatabaseForkException e) {
        Strings fork = Strings.ofText("fork", e.report(), "latest");
        answer.addAll(fork.list());
        answer.add(given.latest());
        return new Strings(answer);
      }
      answer.addAll(List.of(new Bytes("latest"), given.latest(), new Bytes("kept")));
      given.added().forEach(name -> answer.add(new Bytes(name)));
    }
    return new Strings(answer);
  }

  private static List<String> lines(Strings arguments, LookupCase given) throws IOException {
    String version = arguments.text(3);
    boolean goMod = version.endsWith(GO_MOD);
    String bare = goMod ? version.substring(0, version.length() - GO_MOD.length()) : version;
    var module = ModuleVersion.of(arguments.text(2), bare);
    try {
      var file = new ModuleFile(module, goMod ? Kind.MOD : Kind.ZIP);
      var answer = new ArrayList<>(List.of("ok"));
      answer.addAll(given.client().lines(file, Fetch.normal()));
      return answer;
    } catch (DatabaseForkException e) {
      throw e;
    } catch (UpstreamException e) {
      return List.of("error", GivenDatabase.reason(module, e));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return List.of("error", message.replace(given.latestFile() + ": ", ""));
    }
  }
}
