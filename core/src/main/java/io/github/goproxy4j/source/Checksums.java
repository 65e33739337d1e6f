package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.util.List;

/**
 * Knows which hash is expected for a file. Implementations are safe for use by many threads.
 *
 * <pre>{@code
 * Verdict verdict = checksums.check(new ModuleFile(module, Kind.ZIP), ModuleHash.ofZip(zip), fetch);
 * if (verdict instanceof Verdict.Mismatch mismatch) {
 *   refuse(mismatch.expected());
 * }
 * }</pre>
 */
public interface Checksums {
  /**
   * Compares {@code actual}, the hash of a zip or a go.mod file, with what is expected. Nothing is
   * ever on record for an {@code .info} file.
   *
   * @param fetch how long the answer is waited for
   * @throws IOException if what is expected cannot be found out, say because a database does not
   *     answer; that is not {@link Verdict.Unknown}
   */
  Verdict check(ModuleFile file, ModuleHash actual, Fetch fetch) throws IOException;

  /**
   * G5: whether nothing is asked about a module because it is one of {@code exempt}. The go
   * command's own toolchains never are: they are run.
   */
  static boolean isExempt(ModulePath path, ModulePatterns exempt) {
    return exempt.matches(path) && !path.value().equals("golang.org/toolchain");
  }

  /** What a go.sum says. */
  static Checksums of(GoSum sums) {
    return (file, actual, fetch) -> sums.check(file, actual);
  }

  /**
   * What several know together: the first of them that has something on record decides, as the go
   * command asks a database only about what is not in go.sum. Who is not reached is not asked.
   */
  static Checksums firstOf(Checksums... checksums) {
    List<Checksums> inOrder = List.of(checksums);
    return (file, actual, fetch) -> {
      for (Checksums known : inOrder) {
        Verdict verdict = known.check(file, actual, fetch);
        if (!(verdict instanceof Verdict.Unknown)) {
          return verdict;
        }
      }
      return new Verdict.Unknown();
    };
  }
}
