package io.github.goproxy4j.spec.vectors;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.Hash1;
import io.github.goproxy4j.sum.MalformedGoSumException;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import io.github.goproxy4j.sum.ZipHashFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Hashes and go.sum. */
final class SumOperations {
  static final List<Operation> ALL =
      List.of(
          Operation.of("hash-files", "[file]*", "ok refused!", (v, f) -> hash(() -> files(v))),
          Operation.of(
              "hash-dir", "prefix" + DescribedFiles.ON_DISK, "ok refused!", SumOperations::hashDir),
          Operation.of("hash-zip", DescribedZip.TAKES, "ok refused!", SumOperations::hashZip),
          Operation.of(
              "hash-go-mod", "[text]", "ok", (v, f) -> hash(() -> ModuleHash.ofGoMod(v.text()))),
          Operation.of(
              "go-sum-check",
              "module version of hash [text]",
              "match mismatch unknown refused!",
              (v, f) -> check(v)),
          Operation.of("go-sum-format", "[text]", "ok refused!", (v, f) -> format(v)),
          Operation.of(
              "zip-hash-file",
              "[text]",
              "ok refused",
              (v, f) ->
                  ZipHashFile.parse(v.text())
                      .map(hash -> Answer.ok(hash.value()))
                      .orElseGet(Answer::refused)));

  private SumOperations() {}

  /** Hashes something. */
  @FunctionalInterface
  private interface Hashing {
    /** The hash. */
    ModuleHash hash() throws IOException;
  }

  private static Answer hash(Hashing hashing) {
    try {
      return Answer.ok(hashing.hash().value());
    } catch (IOException e) {
      return Answer.refused(e);
    }
  }

  private static ModuleHash files(Vector v) throws IOException {
    var hash = new Hash1();
    for (Section file : v.sections("file")) {
      hash.add(RawString.bytes(file.name()), new ByteArrayInputStream(file.content()));
    }
    return hash.sum();
  }

  private static Answer hashDir(Vector v, Path folder) throws Exception {
    Path dir = folder.resolve("m");
    DescribedFiles.write(v, dir);
    return hash(() -> ModuleHash.ofDirectory(dir, v.key("prefix"))).naming("$dir", dir.toString());
  }

  private static Answer hashZip(Vector v, Path folder) throws IOException {
    Path zip = folder.resolve("zip");
    DescribedZip.write(v, zip);
    return hash(() -> ModuleHash.ofZip(zip));
  }

  private static Answer check(Vector v) {
    Kind kind = Kind.valueOf(v.key("of").toUpperCase(Locale.ROOT));
    var file = new ModuleFile(ZipOperations.module(v), kind);
    try {
      Verdict verdict =
          GoSum.parse("go.sum", v.text()).check(file, ModuleHash.parse(v.key("hash")));
      if (verdict instanceof Verdict.Mismatch mismatch) {
        return Answer.of(Expect.MISMATCH).withResult(mismatch.expected());
      }
      return Answer.of(verdict instanceof Verdict.Match ? Expect.MATCH : Expect.UNKNOWN);
    } catch (MalformedGoSumException e) {
      return Answer.refused(e);
    }
  }

  private static Answer format(Vector v) {
    try {
      String formatted = RawString.of(GoSum.parse("go.sum", v.text()).format());
      var want = formatted.lines().map(line -> List.of(line.split(" ", -1))).toList();
      return new Answer(Expect.OK, "", "", want);
    } catch (MalformedGoSumException e) {
      return Answer.refused(e);
    }
  }
}
