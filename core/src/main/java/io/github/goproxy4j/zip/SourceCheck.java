package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.MalformedPathException;
import io.github.goproxy4j.module.PathKind;
import io.github.goproxy4j.zip.CollisionCheck.EntryType;
import io.github.goproxy4j.zip.SourceFile.Kind;
import io.github.goproxy4j.zip.SourceFile.Status;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for each of a list of files whether it goes into the zip (Z10-Z23). */
final class SourceCheck {
  private final NestedModules nested = new NestedModules();
  private final CollisionCheck collisions = new CollisionCheck();
  private final SizeBudget budget = new SizeBudget("module source tree");
  private final Set<String> reported = new HashSet<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Finding> omitted = new ArrayList<>();
  private final List<Finding> invalid = new ArrayList<>();
  private VendorRule vendorRule = VendorRule.BEFORE_GO_1_24;

  private SourceCheck() {}

  /** A file that goes into the zip, with the size it had when it was checked. */
  record Accepted(String path, SourceFile file, long size) {}

  record Result(ZipReport report, List<Accepted> accepted) {}

  static Result of(SourceTree tree) {
    var check = new SourceCheck();
    List<SourceFile> files = tree.files();
    files.forEach(check::prepare);
    files.forEach(check::decide);
    check.omitted.addAll(tree.omitted());
    return new Result(check.report(), check.accepted);
  }

  private ZipReport report() {
    List<String> valid = accepted.stream().map(Accepted::path).toList();
    return new ZipReport(valid, omitted, invalid, budget.error());
  }

  /** Learns from a go.mod file which directories are modules and which vendor rule holds (Z10). */
  private void prepare(SourceFile file) {
    String path = file.path();
    if (!NestedModules.isGoMod(SlashPath.base(path))) {
      return;
    }
    Status status;
    try {
      status = file.status();
    } catch (IOException e) {
      report(invalid, path, Failures.text(e));
      return;
    }
    if (status.kind() == Kind.REGULAR) {
      nested.add(path);
      if (path.equals("go.mod")) {
        readVendorRule(file);
      }
    }
  }

  /** A go.mod that cannot be read decides nothing; copying it will fail if it matters. */
  private void readVendorRule(SourceFile goMod) {
    try (InputStream in = goMod.open()) {
      vendorRule = VendorRule.of(in);
    } catch (IOException e) {
      return;
    }
  }

  private void decide(SourceFile file) {
    String path = file.path();
    String problem = pathProblem(path);
    if (problem != null) {
      report(invalid, path, problem);
      return;
    }
    String reason = reasonToOmit(path);
    if (reason != null) {
      report(omitted, path, reason);
      return;
    }
    problem = nameProblem(path);
    if (problem != null) {
      report(invalid, path, problem);
      return;
    }
    try {
      decide(path, file, file.status());
    } catch (IOException e) {
      report(invalid, path, Failures.text(e));
    }
  }

  private void decide(String path, SourceFile file, Status status) {
    String problem =
        collisions.add(
            path, status.kind() == Kind.DIRECTORY ? EntryType.DIRECTORY : EntryType.FILE);
    if (problem != null) {
      report(invalid, path, problem);
      return;
    }
    if (status.kind() != Kind.REGULAR) {
      boolean link = status.kind() == Kind.SYMLINK;
      report(omitted, path, link ? "file is a symbolic link" : Reasons.NOT_REGULAR);
      return;
    }
    budget.spend(status.size());
    problem = SizeBudget.problem(path, status.size());
    if (problem != null) {
      report(invalid, path, problem);
    } else {
      accepted.add(new Accepted(path, file, status.size()));
    }
  }

  private static @Nullable String pathProblem(String path) {
    if (!SlashPath.isClean(path)) {
      return Reasons.NOT_CLEAN;
    }
    return path.startsWith("/") ? "file path is not relative" : null;
  }

  private @Nullable String reasonToOmit(String path) {
    if (vendorRule.isVendored(path)) {
      return Reasons.VENDORED;
    }
    if (nested.contain(path)) {
      return "file is in another module";
    }
    return path.equals(".hg_archival.txt")
        ? "file is inserted by 'hg archive' and is always omitted"
        : null;
  }

  private static @Nullable String nameProblem(String path) {
    String problem = malformation(path);
    return problem == null && NestedModules.isGoMod(path) && !path.equals("go.mod")
        ? Reasons.GO_MOD_CASE
        : problem;
  }

  /** Why {@code path} is not the path of a file in a module, or null. */
  static @Nullable String malformation(String path) {
    try {
      if (Utf8.isWellFormed(path)) {
        PathKind.FILE.check(path);
      } else {
        PathKind.FILE.check(RawString.bytes(path));
      }
      return null;
    } catch (MalformedPathException e) {
      return e.getMessage();
    }
  }

  /** Only the first finding for a path counts, wherever it went. */
  private void report(List<Finding> list, String path, String reason) {
    if (reported.add(path)) {
      list.add(new Finding(RawString.display(path), reason));
    }
  }
}
