package io.github.goproxy4j.spec.oracle;

import static io.github.goproxy4j.spec.oracle.Question.inMemory;
import static io.github.goproxy4j.spec.oracle.Question.verdict;

import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.Hash1;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.util.List;

/** How the library answers about go.sum files and hashes. */
final class SumAnswers {
  private static final String GO_MOD = "/go.mod";

  private SumAnswers() {}

  static final List<Question> QUESTIONS =
      List.of(
          inMemory("gosum.check", "b---", a -> verdict(() -> check(a))),
          inMemory("gosum.format", "b", a -> verdict(() -> format(a))),
          inMemory("hash.files", "(bb)", SumAnswers::hashFiles));

  private static byte[] bytes(Strings arguments, int i) {
    return arguments.get(i).array();
  }

  private static Strings check(Strings arguments) {
    GoSum sums = GoSum.parse("go.sum", bytes(arguments, 0));
    String version = arguments.text(2);
    boolean goMod = version.endsWith(GO_MOD);
    String bare = goMod ? version.substring(0, version.length() - GO_MOD.length()) : version;
    var file =
        new ModuleFile(ModuleVersion.of(arguments.text(1), bare), goMod ? Kind.MOD : Kind.ZIP);
    Verdict verdict = sums.check(file, ModuleHash.parse(arguments.text(3)));
    if (verdict instanceof Verdict.Mismatch mismatch) {
      return Strings.of(new Bytes("mismatch"), Bytes.ofRaw(mismatch.expected()));
    }
    return Strings.ofText(verdict instanceof Verdict.Match ? "match" : "unknown");
  }

  private static Strings format(Strings arguments) {
    GoSum sums = GoSum.parse("go.sum", bytes(arguments, 0));
    return Strings.of(new Bytes("ok"), Bytes.of(sums.format()));
  }

  private static Strings hashFiles(Strings arguments) {
    return hash(
        () -> {
          var hash = new Hash1();
          for (int i = 0; i < arguments.size(); i += 2) {
            hash.add(bytes(arguments, i), Sha256.of(bytes(arguments, i + 1)));
          }
          return hash.sum();
        });
  }

  /** Hashes something. */
  @FunctionalInterface
  interface Hashing {
    /** The hash, or the text of a refusal. */
    ModuleHash hash() throws IOException;
  }

  static Strings hash(Hashing hashing) {
    try {
      return Strings.ofText("ok", hashing.hash().value());
    } catch (IOException e) {
      return Strings.ofText("error", String.valueOf(e.getMessage()));
    }
  }
}
