package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.modfile.AutoQuote;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.module.ModuleVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** M1-M11: a go.mod file of anybody. */
@Fuzzed
class GoModFuzzTest {
  @FuzzTest
  void goMod(byte[] content) throws Exception {
    Effort.bounded(() -> check(content));
  }

  private static void check(byte[] content) {
    Optional<GoMod> lax = parse(content, GoMod::parseLax);
    parse(content, GoMod::parse)
        .ifPresent(
            strict -> {
              assertTrue(lax.isPresent(), "M4: lax refuses what strict accepts");
              assertSameForDependents(strict, lax.get());
              assertReadBack(strict);
            });
    GoMod.modulePath(content)
        .ifPresent(
            path -> assertTrue(path.length() <= content.length, "M11: longer than the file"));
  }

  private interface Parsing {
    GoMod parse(byte[] content);
  }

  private static Optional<GoMod> parse(byte[] content, Parsing parsing) {
    try {
      GoMod parsed = parsing.parse(content);
      parsed.requires().forEach(r -> assertCanonical(r.version()));
      parsed.excludes().forEach(e -> assertCanonical(e.version()));
      int directives =
          parsed.requires().size()
              + parsed.excludes().size()
              + parsed.replaces().size()
              + parsed.retracts().size()
              + parsed.tools().size()
              + parsed.ignores().size()
              + parsed.godebugs().size();
      assertTrue(directives <= content.length, "more directives than bytes");
      return Optional.of(parsed);
    } catch (GoModSyntaxException e) {
      assertFalse(e.problems().isEmpty(), "refused without a problem");
      assertTrue(e.getMessage().length() <= 1000 + 200 * content.length, "message without bounds");
      return Optional.empty();
    }
  }

  private static void assertCanonical(String version) {
    assertEquals(ModuleVersion.canonicalVersion(version), version);
  }

  private static void assertSameForDependents(GoMod strict, GoMod lax) {
    assertEquals(strict.module(), lax.module());
    assertEquals(strict.deprecated(), lax.deprecated());
    assertEquals(strict.goVersion(), lax.goVersion());
    assertEquals(strict.requires(), lax.requires());
    assertEquals(strict.retracts(), lax.retracts());
  }

  /** M12: what was read, written as Go writes it, is read again as the same. */
  private static void assertReadBack(GoMod file) {
    List<GoMod.Require> requires = file.requires();
    String text =
        file.module().map(path -> "module " + AutoQuote.quote(path) + "\n").orElse("")
            + requires.stream()
                .map(
                    r ->
                        "require "
                            + AutoQuote.quote(r.path())
                            + " "
                            + r.version()
                            + (r.indirect() ? " // indirect\n" : "\n"))
                .collect(Collectors.joining());
    GoMod again = GoMod.parse(Utf8.encode(text));
    assertEquals(file.module(), again.module());
    assertEquals(requires, again.requires());
  }
}
