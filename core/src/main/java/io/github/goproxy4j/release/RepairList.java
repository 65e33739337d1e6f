package io.github.goproxy4j.release;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.Repair.Kind;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is put right. */
final class RepairList {
  private final ModuleVersion module;
  private final List<Repair> repairs = new ArrayList<>();

  RepairList(ModuleVersion module) {
    this.module = module;
  }

  boolean isEmpty() {
    return repairs.isEmpty();
  }

  List<Repair> toList() {
    return List.copyOf(repairs);
  }

  void version(SemVer given) {
    if (!given.equals(module.version())) {
      repairs.add(
          Repair.of(
              Kind.VERSION_CANONICALIZED,
              "version " + GoQuote.quote(given.toString()) + " published as " + module.version()));
    }
  }

  void prefix(ArchiveRoot root, List<ArchiveFile> files) {
    String prefix = module + "/";
    if (!files.stream().allMatch(file -> file.name().equals(prefix + file.path()))) {
      repairs.add(
          Repair.of(
              Kind.PREFIX_CORRECTED,
              "files moved from "
                  + GoQuote.quote(RawString.display(root.prefix()))
                  + " to "
                  + GoQuote.quote(prefix)));
    }
  }

  void directories(List<String> names) {
    if (!names.isEmpty()) {
      List<String> shown = names.stream().limit(Repair.MAX_PATHS).map(RawString::display).toList();
      repairs.add(
          new Repair(Kind.DIRECTORIES_DROPPED, "entry is a directory", shown, names.size()));
    }
  }

  void omitted(List<Finding> findings) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byReason.computeIfAbsent(finding.reason(), reason -> new ArrayList<>()).add(finding.path());
    }
    byReason.forEach((reason, paths) -> repairs.add(Repair.of(Kind.FILES_DROPPED, reason, paths)));
  }

  void missing(boolean goMod, boolean info) {
    if (goMod) {
      repairs.add(Repair.of(Kind.GO_MOD_SYNTHESIZED, "no go.mod file: .mod file made up"));
    }
    if (info) {
      repairs.add(Repair.of(Kind.INFO_GENERATED, "no .info file: generated"));
    }
  }
}
