package io.github.goproxy4j.page;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.Visit;
import io.github.goproxy4j.source.DescribedModule;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleDescription;
import io.github.goproxy4j.source.ModuleSourceException;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out all about one version; its zip is not fetched for that. */
record VersionDetails(Visit visit, ZipHashes hashes, Clock clock) {
  private static final int LONGEST_GO_MOD = 512 << 10;

  SelectedVersion version(DescribedModule module, ModuleDescription.Version described, Links links)
      throws IOException {
    var name = new ModuleVersion(module.path(), described.version());
    byte[] goMod = goMod(name);
    return new SelectedVersion(
        described.version().toString(),
        module.latest().filter(described.version()::equals).isPresent(),
        described.time().map(time -> Moment.of(time, clock)),
        size(name, described).map(Amount::ofBytes),
        described.goVersion(),
        described.commit(),
        described.retractions().stream().map(VersionDetails::reason).toList(),
        sums(name, described, goMod),
        goMod.length > LONGEST_GO_MOD ? List.of() : GoModText.pieces(Utf8.decode(goMod), links),
        links.file(new ModuleFile(name, Kind.MOD)),
        links.file(new ModuleFile(name, Kind.INFO)),
        links.file(new ModuleFile(name, Kind.ZIP)));
  }

  private static String reason(String rationale) {
    return rationale.isBlank() ? "No reason is given." : rationale;
  }

  private byte[] goMod(ModuleVersion module) throws IOException {
    try (Blob blob = visit.source().goMod(module, visit.fetch())) {
      return blob.readAllBytes(16 << 20);
    }
  }

  private List<String> sums(ModuleVersion module, ModuleDescription.Version described, byte[] goMod)
      throws IOException {
    var lines = new ArrayList<String>();
    h1(module, described)
        .ifPresent(h1 -> lines.add(module.path() + " " + module.version() + " " + h1.value()));
    ModuleHash ofGoMod = ModuleHash.ofGoMod(goMod);
    lines.add(module.path() + " " + module.version() + "/go.mod " + ofGoMod.value());
    return lines;
  }

  private Optional<ModuleHash> h1(ModuleVersion module, ModuleDescription.Version described)
      throws IOException {
    if (described.release().isPresent()) {
      return described.release().map(release -> release.h1());
    }
    try (Blob zip = visit.source().zip(module, Fetch.of(Fetch.Mode.CACHED_ONLY))) {
      return hashes.of(zip);
    } catch (ModuleSourceException e) {
      return Optional.empty();
    }
  }

  /** How many bytes the zip has, if that is known. */
  Optional<Long> size(ModuleVersion module, ModuleDescription.Version described)
      throws IOException {
    return described.release().isPresent()
        ? described.release().map(release -> release.zip().size())
        : visit.source().catalog().zipSize(module);
  }
}
