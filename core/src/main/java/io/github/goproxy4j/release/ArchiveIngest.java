package io.github.goproxy4j.release;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes releases of whatever archives publishers send: a zip, a tar or a tar with gzip, with any
 * prefix or none. Safe for use by many threads.
 *
 * <pre>{@code
 * ArchiveIngest ingest = ArchiveIngest.builder(store.stagingFolder()).build();
 * ReleaseHints hints = ReleaseHints.NONE.withVersion(SemVer.parse("v1.0.0"));
 * try (ModuleRelease release = ingest.release(archive, hints)) {
 *   store.publish(release);
 * }
 * }</pre>
 */
public final class ArchiveIngest {
  private final Path tempFolder;
  private final VersionPolicy versionPolicy;
  private final Clock clock;
  private final long unpackedLimit;

  private ArchiveIngest(Builder builder) {
    this.tempFolder = builder.tempFolder;
    this.versionPolicy = builder.versionPolicy;
    this.clock = builder.clock;
    this.unpackedLimit = builder.unpackedLimit;
  }

  /** Settings, of which none is required. */
  public static final class Builder {
    private final Path tempFolder;
    private VersionPolicy versionPolicy = VersionPolicy.STRICT;
    private Clock clock = Clock.systemUTC();
    private long unpackedLimit = 2 * ModuleZip.MAX_ZIP_SIZE;

    private Builder(Path tempFolder) {
      this.tempFolder = tempFolder;
    }

    /** What becomes of versions that are not canonical; by default they are refused. */
    public Builder versionPolicy(VersionPolicy policy) {
      versionPolicy = policy;
      return this;
    }

    /** Tells the time of releases of which nothing else does. */
    public Builder clock(Clock source) {
      clock = source;
      return this;
    }

    /**
     * How many bytes an archive may have when it is unpacked, with what does not belong in the
     * module; by default 1000 MiB, twice what a module may have.
     */
    public Builder unpackedLimit(long bytes) {
      unpackedLimit = bytes;
      return this;
    }

    /** The ingest with these settings. */
    public ArchiveIngest build() {
      return new ArchiveIngest(this);
    }
  }

  /** An ingest that writes to {@code tempFolder}, best the staging folder of a store. */
  public static Builder builder(Path tempFolder) {
    return new Builder(tempFolder);
  }

  /**
   * Makes a release. The bytes of a zip with which nothing is wrong are kept; anything else is
   * written anew, and the release tells what was put right.
   *
   * @param archive is not closed; its bytes need no copy if it carries a temporary file along
   * @throws ReleaseRefusedException if the archive cannot be a version of a module, or it is not
   *     clear of which
   */
  public ModuleRelease release(Blob archive, ReleaseHints hints) throws IOException {
    return Refusals.refusing(
        Optional.empty(),
        () -> {
          try (OpenedArchive opened = OpenedArchive.open(archive, tempFolder, unpackedLimit)) {
            return new ArchiveRelease(archive, opened, hints, tempFolder)
                .assemble(versionPolicy, clock);
          }
        });
  }
}
