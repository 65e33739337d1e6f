package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.Origin;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile.Kind;
import io.github.goproxy4j.zip.SourceTree;
import io.github.goproxy4j.zip.ZipReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One archive on its way to a release. */
final class ArchiveRelease {
  private static final int LARGEST_INFO = 1 << 20;
  private static final int MAX_ROOTS = 20;
  private static final String GO_MOD = "go.mod";

  private final Blob archive;
  private final OpenedArchive opened;
  private final ReleaseHints hints;
  private final Path tempFolder;
  private final ArchiveRoot root;
  private final List<ArchiveFile> files;
  private final Optional<byte[]> goMod;
  private final Optional<byte[]> sentGoMod;
  private final Optional<VersionInfo> sentInfo;

  ArchiveRelease(Blob archive, OpenedArchive opened, ReleaseHints hints, Path tempFolder)
      throws IOException {
    this.archive = archive;
    this.opened = opened;
    this.hints = hints;
    this.tempFolder = tempFolder;
    this.root = ArchiveRoot.of(opened.files());
    this.files = opened.files().stream().map(root::place).toList();
    this.goMod = goMod(files);
    this.sentGoMod = sent(hints.goMod(), (int) ModuleZip.MAX_GO_MOD_SIZE, "go.mod");
    this.sentInfo = info(sent(hints.info(), LARGEST_INFO, ".info"));
  }

  private static Optional<byte[]> goMod(List<ArchiveFile> files) throws IOException {
    for (ArchiveFile file : files) {
      if (file.path().equals(GO_MOD)) {
        if (file.status().kind() != Kind.REGULAR) {
          throw ReleaseRefusedException.of("go.mod: not a regular file");
        }
        return Optional.of(content(file));
      }
    }
    return Optional.empty();
  }

  private static byte[] content(ArchiveFile goMod) throws IOException {
    try (InputStream in = goMod.open()) {
      return in.readNBytes((int) ModuleZip.MAX_GO_MOD_SIZE + 1);
    }
  }

  private static Optional<byte[]> sent(Optional<Blob> file, int limit, String what)
      throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (file.get().size() > limit) {
      throw ReleaseRefusedException.of(
          "the " + what + " file that was sent is too large (limit is " + limit + " bytes)");
    }
    return Optional.of(file.get().readAllBytes(limit));
  }

  private static Optional<VersionInfo> info(Optional<byte[]> json) throws ReleaseRefusedException {
    try {
      return json.map(VersionInfo::parse);
    } catch (MalformedVersionInfoException e) {
      throw ReleaseRefusedException.of("malformed .info file: " + e.getMessage());
    }
  }

  ModuleRelease assemble(VersionPolicy policy, Clock clock) throws IOException {
    var identity = new ReleaseIdentity(hints, root.name(), goMod.or(() -> sentGoMod), sentInfo);
    var path = identity.path();
    var given = identity.version(path);
    ModuleVersion module = ReleaseIdentity.canonical(path, given, policy);
    return Refusals.refusing(
        Optional.of(module),
        () -> {
          var repairs = new RepairList(module);
          repairs.version(given);
          return assemble(module, clock.instant(), repairs);
        });
  }

  private ModuleRelease assemble(ModuleVersion module, Instant now, RepairList repairs)
      throws IOException {
    if (goMod.isEmpty()) {
      requireNoOtherRoot(module);
    }
    requireSameGoMod(module, GoModCheck.contentFor(module, goMod));
    SourceTree tree = tree();
    ZipReport report = ModuleZip.checkFiles(tree);
    report.requireValid();
    if (report.valid().isEmpty()) {
      throw new ReleaseRefusedException(module, "there are no files for a module zip");
    }
    Optional<ZipDirectory> zip = opened.zip();
    if (zip.isPresent()) {
      repairs.directories(opened.directories());
    }
    repairs.prefix(root, files);
    repairs.omitted(report.omitted());
    boolean kept = zip.isPresent() && repairs.isEmpty();
    repairs.missing(goMod.isEmpty(), sentInfo.isEmpty());
    var assembly = new ReleaseAssembly(module, info(module, now), provenance(), repairs.toList());
    if (kept) {
      return assembly.assembleUnambiguous(this::kept);
    }
    if (zip.isPresent()) {
      zip.get().requireUnambiguous();
    }
    return assembly.assemble(() -> written(module, tree));
  }

  /** D41: the go command reads what git archives as a list; anything else was a directory. */
  private SourceTree tree() throws IOException {
    return opened.commit().isPresent() ? SourceTree.of(files) : SourceTree.asDirectory(files);
  }

  /** Something beside the folder of the module would be published in its place. */
  private void requireNoOtherRoot(ModuleVersion module) throws IOException {
    List<ArchiveFile> below =
        files.stream().filter(ArchiveRelease::isGoModBelow).limit(MAX_ROOTS).toList();
    for (ArchiveFile file : below) {
      if (GoMod.modulePath(content(file)).filter(module.path().value()::equals).isPresent()) {
        throw new ReleaseRefusedException(
            module, file + " is of this module, but not at the root of the archive");
      }
    }
  }

  private static boolean isGoModBelow(ArchiveFile file) {
    String path = file.path();
    return file.status().kind() == Kind.REGULAR
        && path.endsWith("/" + GO_MOD)
        && path.indexOf('/') == path.length() - GO_MOD.length() - 1;
  }

  private void requireSameGoMod(ModuleVersion module, byte[] content)
      throws ReleaseRefusedException {
    if (sentGoMod.isPresent() && !Arrays.equals(sentGoMod.get(), content)) {
      throw new ReleaseRefusedException(
          module,
          goMod.isPresent()
              ? "the go.mod file that was sent is not the one in the archive"
              : "a go.mod file was sent, and there is none in the archive");
    }
  }

  private VersionInfo info(ModuleVersion module, Instant now) {
    Instant time =
        hints
            .time()
            .or(() -> sentInfo.flatMap(VersionInfo::time))
            .or(() -> opened.newest().filter(newest -> !newest.isAfter(now)))
            .orElse(now);
    return VersionInfo.of(module.version(), time, origin());
  }

  private Origin origin() {
    Origin sent = sentInfo.map(VersionInfo::origin).orElse(Origin.UNKNOWN);
    Optional<String> commit =
        sent.hash().isEmpty() ? hints.commit().or(opened::commit) : hints.commit();
    return commit.map(sent::withCommit).orElse(sent);
  }

  private String provenance() {
    return opened.zip().isPresent() ? "zip" : "tar";
  }

  private Spool kept() throws IOException {
    return Spool.of(archive, tempFolder, ModuleZip.MAX_ZIP_SIZE);
  }

  private Spool written(ModuleVersion module, SourceTree tree) throws IOException {
    return ReleaseAssembly.written(tempFolder, target -> ModuleZip.create(module, tree, target));
  }
}
