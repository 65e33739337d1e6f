package io.github.goproxy4j.zip;

import com.google.common.primitives.Bytes;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.team.Workers;
import io.github.goproxy4j.zip.CollisionCheck.EntryType;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the directory of a zip, not its contents (C1-C7). */
final class ZipCheck {
  private final String prefix;
  private final CollisionCheck collisions = new CollisionCheck();
  private final SizeBudget budget = new SizeBudget("total uncompressed size of module contents");
  private final List<String> valid = new ArrayList<>();
  private final List<Finding> invalid = new ArrayList<>();

  private ZipCheck(ModuleVersion module) {
    this.prefix = module + "/";
  }

  /** What was found; a zip that is too large has its directory not read. */
  record Result(ZipReport report, Optional<ZipDirectory> directory) {
    List<ZipEntry> entries() {
      return directory.map(ZipDirectory::entries).orElse(List.of());
    }
  }

  static Result of(ModuleVersion module, Blob zip) throws IOException {
    module.requireCanonical();
    if (zip.size() > ModuleZip.MAX_ZIP_SIZE) {
      String limits = "(" + zip.size() + " bytes; limit is " + ModuleZip.MAX_ZIP_SIZE + " bytes)";
      return new Result(
          ZipReport.tooLarge("module zip file is too large " + limits), Optional.empty());
    }
    ZipDirectory directory = ZipDirectory.read(zip);
    var check = new ZipCheck(module);
    directory.entries().forEach(check::add);
    return new Result(check.report(), Optional.of(directory));
  }

  static CheckedZip andHash(ModuleVersion module, Blob zip, Workers workers) throws IOException {
    Result checked = of(module, zip);
    Optional<ModuleHash> hash =
        checked.directory().isPresent() && mayBeHashed(checked.entries())
            ? Optional.of(ModuleHash.ofZip(checked.directory().get(), workers))
            : Optional.empty();
    return new CheckedZip(checked.report(), hash);
  }

  /** Whether all that would be read fits the limit, also of files that are invalid (H1). */
  private static boolean mayBeHashed(List<ZipEntry> entries) {
    var budget = new SizeBudget("");
    entries.stream()
        .filter(entry -> !entry.isDirectory())
        .forEach(entry -> budget.spend(entry.uncompressedSize()));
    return budget.error().isEmpty() && entries.stream().noneMatch(ZipCheck::hasNewline);
  }

  private static boolean hasNewline(ZipEntry entry) {
    return Bytes.contains(entry.name(), (byte) '\n');
  }

  private ZipReport report() {
    return new ZipReport(valid, List.of(), invalid, budget.error());
  }

  private void add(ZipEntry entry) {
    String entryName = RawString.of(entry.name());
    if (!entryName.startsWith(prefix)) {
      report(entryName, "path does not have prefix " + GoQuote.quote(prefix));
      return;
    }
    String name = entryName.substring(prefix.length());
    if (name.isEmpty()) {
      return;
    }
    boolean directory = name.endsWith("/");
    String path = directory ? name.substring(0, name.length() - 1) : name;
    String problem = nameProblem(path, directory ? EntryType.DIRECTORY : EntryType.FILE);
    if (problem == null && !directory) {
      long size = entry.uncompressedSize();
      budget.spend(size);
      problem = SizeBudget.problem(path, size);
      if (problem == null) {
        valid.add(entryName);
      }
    }
    if (problem != null) {
      report(entryName, problem);
    }
  }

  private @Nullable String nameProblem(String path, EntryType type) {
    if (!SlashPath.isClean(path)) {
      return Reasons.NOT_CLEAN;
    }
    String problem = SourceCheck.malformation(path);
    if (problem == null) {
      problem = collisions.add(path, type);
    }
    return problem == null && type == EntryType.FILE ? goModProblem(path) : problem;
  }

  private static @Nullable String goModProblem(String path) {
    String base = SlashPath.base(path);
    if (!NestedModules.isGoMod(base) || path.equals("go.mod")) {
      return null;
    }
    return base.equals(path) ? Reasons.GO_MOD_CASE : "go.mod file not in module root directory";
  }

  private void report(String entryName, String reason) {
    invalid.add(new Finding(RawString.display(entryName), reason));
  }
}
