package io.github.goproxy4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package stands on the floors below it, never on one above or on a package not listed. */
class PackageDagTest {
  private static final String ROOT = "io.github.goproxy4j.";

  /** Lowest first. */
  private static final List<String> FLOORS =
      List.of(
          "internal.text",
          "internal.file",
          "internal.flight",
          "internal.deflate",
          "internal.stream",
          "semver",
          "module",
          "internal.tree",
          "modfile",
          "blob",
          "team",
          "archive",
          "sum",
          "zip",
          "release",
          "store",
          "event",
          "policy",
          "publish",
          "source",
          "upstream",
          "sumdb",
          "access",
          "protocol",
          "page",
          "health",
          "metrics");

  private static final Pattern USE =
      Pattern.compile("\\s+" + Pattern.quote(ROOT) + "(\\S+)\\s+->\\s+(\\S+).*");

  @Test
  void packagesUseOnlyLowerFloors() throws IOException {
    List<String> uses = jdeps(Path.of("target", "classes"));

    assertThat(uses).anyMatch(line -> USE.matcher(line).matches());
    assertThat(violations(uses)).isEmpty();
  }

  @Test
  void acceptsLowerFloorsTheSameFloorAndForeignPackages() {
    assertThat(
            violations(
                List.of(
                    "Zip.class -> java.base",
                    "   io.github.goproxy4j.zip.Zip  -> io.github.goproxy4j.semver.SemVer  SemVer.class",
                    "   io.github.goproxy4j.zip.Zip  -> io.github.goproxy4j.zip.Zip$1  Zip$1.class",
                    "   io.github.goproxy4j.zip.Zip  -> java.lang.Object  java.base",
                    "   io.github.goproxy4j.zip.Zip  -> com.google.common.io.Closer  not found")))
        .isEmpty();
  }

  @Test
  void reportsUseOfAHigherFloor() {
    assertThat(
            violations(
                List.of(
                    "   io.github.goproxy4j.semver.SemVer  -> io.github.goproxy4j.module.ModulePath  x")))
        .containsExactly("semver.SemVer may not use module.ModulePath");
  }

  @Test
  void reportsPackagesThatHaveNoFloor() {
    assertThat(
            violations(
                List.of(
                    "   io.github.goproxy4j.attic.Box  -> java.lang.Object  java.base",
                    "   io.github.goproxy4j.zip.Zip  -> io.github.goproxy4j.zip.deep.Well  x",
                    "   io.github.goproxy4j.Top  -> java.lang.Object  java.base")))
        .containsExactly(
            "Top is in no listed package",
            "attic.Box is in no listed package",
            "zip.deep.Well is in no listed package");
  }

  private static List<String> violations(List<String> jdepsLines) {
    var violations = new TreeSet<String>();
    for (String line : jdepsLines) {
      var use = USE.matcher(line);
      if (!use.matches()) {
        continue;
      }
      String user = use.group(1);
      String used = use.group(2).startsWith(ROOT) ? use.group(2).substring(ROOT.length()) : user;
      if (floor(user) < 0) {
        violations.add(user + " is in no listed package");
      } else if (floor(used) < 0) {
        violations.add(used + " is in no listed package");
      } else if (floor(used) > floor(user)) {
        violations.add(user + " may not use " + used);
      }
    }
    return List.copyOf(violations);
  }

  private static int floor(String className) {
    return FLOORS.indexOf(className.substring(0, Math.max(0, className.lastIndexOf('.'))));
  }

  /** Class by class, since a folder with a module descriptor would need its whole module path. */
  private static List<String> jdeps(Path classes) throws IOException {
    var arguments = new ArrayList<>(List.of("-verbose:class", "-filter:none"));
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .forEach(arguments::add);
    }
    var out = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
    assertThat(status).as(out.toString()).isZero();
    return out.toString().lines().toList();
  }
}
