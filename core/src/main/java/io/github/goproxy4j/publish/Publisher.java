package io.github.goproxy4j.publish;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.MalformedVersionInfoException;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.publish.Publication.Outcome;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.release.VersionPolicy;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.ModuleStore;
import io.github.goproxy4j.store.PublishResult;
import io.github.goproxy4j.store.ReleaseConflictException;
import io.github.goproxy4j.store.StoredRelease;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Publishes into a store what clients upload.
 *
 * <pre>{@code
 * Publisher publisher = Publisher.builder(store).build();
 * try (Upload upload = Upload.EMPTY.withArchive(Blob.ofFile(zip))) {
 *   publisher.publish(upload, path -> {});
 * }
 * }</pre>
 */
public final class Publisher implements Removal {
  private static final int LARGEST_INFO = 1 << 20;
  private static final int LARGEST_GO_MOD = (int) ModuleZip.MAX_GO_MOD_SIZE;

  private final ModuleStore store;
  private final ArchiveIngest ingest;
  private final VersionPolicy versionPolicy;
  private final WaitingFiles waiting = new WaitingFiles();

  /** A check takes heap for every file of a zip, and a processor or more. */
  private final Semaphore checks = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** Says who may publish what. */
  @FunctionalInterface
  public interface Permission {
    /** Lets a module pass, or throws what the client is told. */
    void check(ModulePath path) throws IOException;
  }

  private Publisher(Builder builder) {
    this.store = builder.store;
    this.versionPolicy = builder.versionPolicy;
    this.ingest =
        ArchiveIngest.builder(store.stagingFolder())
            .versionPolicy(builder.versionPolicy)
            .clock(builder.clock)
            .build();
  }

  /** A publisher into {@code store}. */
  public static Builder builder(ModuleStore store) {
    return new Builder(store);
  }

  /** Where large uploads are best written to. */
  public Path stagingFolder() {
    return store.stagingFolder();
  }

  /**
   * Takes in an upload, which stays with the caller.
   *
   * @throws IncompleteUploadException if it is not known of which version it is
   * @throws io.github.goproxy4j.release.ReleaseRefusedException if it cannot be that version
   * @throws io.github.goproxy4j.store.ReleaseConflictException if the version is there with other
   *     content
   */
  public Publication publish(Upload upload, Permission permission) throws IOException {
    Optional<ModuleVersion> said = module(upload.hints());
    if (upload.archive().isPresent()) {
      return archive(upload.archive().get(), upload.hints(), said, permission);
    }
    ModuleVersion module = said.orElseThrow(() -> incomplete(upload));
    permission.check(module.path());
    Optional<StoredRelease> published =
        store.find(module).filter(release -> release.state() == State.PUBLISHED);
    if (published.isPresent()) {
      return late(published.get(), upload.hints());
    }
    waiting.add(module, upload.hints());
    return new Publication(module, Outcome.WAITING, Optional.empty(), List.of());
  }

  private Optional<ModuleVersion> module(ReleaseHints hints) {
    return hints.module().isPresent() && hints.version().isPresent()
        ? canonical(hints.module().get(), hints.version().get())
        : Optional.empty();
  }

  /** The version that files wait for or belong to; whether it may be is the ingest's to say. */
  private Optional<ModuleVersion> canonical(ModulePath path, SemVer version) {
    SemVer name =
        versionPolicy == VersionPolicy.CANONICALIZE
            ? SemVer.parse(ModuleVersion.canonicalVersion(version.toString()))
            : version;
    return path.permits(name)
        ? Optional.of(new ModuleVersion(path, name)).filter(ModuleVersion::isCanonical)
        : Optional.empty();
  }

  private static IncompleteUploadException incomplete(Upload upload) {
    ReleaseHints hints = upload.hints();
    if (hints.goMod().isEmpty() && hints.info().isEmpty()) {
      return new IncompleteUploadException("no zip");
    }
    return new IncompleteUploadException(
        hints.module().isPresent() && hints.version().isPresent()
            ? hints.version().get() + " is no canonical version of " + hints.module().get()
            : "no zip, and it is not said of which version the other files are");
  }

  private Publication archive(
      Blob archive, ReleaseHints said, Optional<ModuleVersion> expected, Permission permission)
      throws IOException {
    ReleaseHints hints = expected.map(module -> waiting.join(module, said)).orElse(said);
    awaitCheck();
    try {
      return checked(archive, hints, permission);
    } finally {
      checks.release();
    }
  }

  private void awaitCheck() throws IOException {
    try {
      checks.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the upload was checked");
    }
  }

  private Publication checked(Blob archive, ReleaseHints hints, Permission permission)
      throws IOException {
    try (ModuleRelease release = ingest.release(archive, hints)) {
      ModuleVersion module = release.module();
      permission.check(module.path());
      PublishResult result = store.publish(release);
      waiting.remove(module);
      return result == PublishResult.PUBLISHED
          ? publication(module, Outcome.PUBLISHED, release)
          : again(module, hints, release);
    }
  }

  private Publication again(ModuleVersion module, ReleaseHints hints, ModuleRelease release)
      throws IOException {
    boolean corrected = hints.info().isPresent() && isTimeCorrected(module, release.info());
    return publication(module, corrected ? Outcome.TIME_CORRECTED : Outcome.UNCHANGED, release);
  }

  private Publication publication(ModuleVersion module, Outcome outcome, ModuleRelease release)
      throws IOException {
    return new Publication(module, outcome, store.find(module), release.repairs());
  }

  private Publication late(StoredRelease published, ReleaseHints hints) throws IOException {
    ModuleVersion module = published.module();
    if (hints.goMod().isPresent()) {
      byte[] goMod = hints.goMod().get().readAllBytes(LARGEST_GO_MOD);
      ReleaseConflictException.checkGoMod(published, ModuleHash.ofGoMod(goMod));
    }
    boolean corrected =
        hints.info().isPresent() && isTimeCorrected(module, info(module, hints.info().get()));
    return new Publication(
        module,
        corrected ? Outcome.TIME_CORRECTED : Outcome.UNCHANGED,
        store.find(module),
        List.of());
  }

  private static VersionInfo info(ModuleVersion module, Blob file) throws IOException {
    try {
      VersionInfo info = VersionInfo.parse(file.readAllBytes(LARGEST_INFO));
      if (info.version().equals(module.version())) {
        return info;
      }
      throw new IncompleteUploadException(
          module + ": the .info file is for version " + info.version());
    } catch (MalformedVersionInfoException e) {
      throw new IncompleteUploadException(module + ": malformed .info file: " + e.getMessage());
    }
  }

  private boolean isTimeCorrected(ModuleVersion module, VersionInfo info) throws IOException {
    if (info.time().isEmpty()
        || store.find(module).map(r -> r.info().time()).equals(Optional.of(info.time()))) {
      return false;
    }
    store.correctTime(module, info.time().get());
    return true;
  }

  @Override
  public boolean remove(ModuleVersion module) throws IOException {
    boolean there =
        store.find(module).filter(release -> release.state() == State.PUBLISHED).isPresent();
    if (there) {
      store.delete(module);
    }
    return there;
  }

  @Override
  public boolean remove(ModulePath path) throws IOException {
    boolean there = false;
    for (SemVer version : store.versions(path).orElse(List.of())) {
      there |= remove(new ModuleVersion(path, version));
    }
    return there;
  }

  @Override
  public String toString() {
    return "Publisher(" + store + ")";
  }

  /** Settings, of which none is required. */
  public static final class Builder {
    private final ModuleStore store;
    private VersionPolicy versionPolicy = VersionPolicy.STRICT;
    private Clock clock = Clock.systemUTC();

    private Builder(ModuleStore store) {
      this.store = store;
    }

    /** What becomes of versions that are not canonical; by default they are refused. */
    public Builder versionPolicy(VersionPolicy policy) {
      this.versionPolicy = policy;
      return this;
    }

    /** Tells the time of releases of which nothing else does. */
    public Builder clock(Clock source) {
      this.clock = source;
      return this;
    }

    /** The publisher with these settings. */
    public Publisher build() {
      return new Publisher(this);
    }
  }
}
