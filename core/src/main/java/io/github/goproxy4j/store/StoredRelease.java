package io.github.goproxy4j.store;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.sum.ModuleHash;
import java.time.Instant;

/**
 * What a store knows of a release.
 *
 * @param module the version that it is
 * @param info the content of the {@code .info} file
 * @param h1 the hash of the zip
 * @param goModH1 the hash of the go.mod file
 * @param zip the bytes of the zip, of which equal hashes say nothing
 * @param goMod the bytes of the go.mod file
 * @param provenance what it was made from, in a word for people
 * @param published when it was published, for the last time if it was deleted in between
 * @param state whether it is still there
 */
public record StoredRelease(
    ModuleVersion module,
    VersionInfo info,
    ModuleHash h1,
    ModuleHash goModH1,
    Content zip,
    Content goMod,
    String provenance,
    Instant published,
    State state) {

  /** Whether the files of a release can be had. */
  public enum State {
    /** They can. */
    PUBLISHED,
    /** They are gone for good or until the same content is published again. */
    DELETED
  }

  /**
   * Some bytes.
   *
   * @param size how many
   * @param sha256 in lower-case hexadecimal
   */
  public record Content(long size, String sha256) {}

  static StoredRelease of(ModuleRelease release, Instant published) {
    return new StoredRelease(
        release.module(),
        release.info(),
        release.h1(),
        release.goModH1(),
        new Content(release.zip().size(), release.zip().sha256()),
        new Content(release.goMod().size(), release.goMod().sha256().orElseThrow()),
        release.provenance(),
        published,
        State.PUBLISHED);
  }

  StoredRelease in(State state) {
    return new StoredRelease(module, info, h1, goModH1, zip, goMod, provenance, published, state);
  }

  /** The same made at another time. */
  StoredRelease at(Instant time) {
    VersionInfo corrected = VersionInfo.of(module.version(), time, info.origin());
    return new StoredRelease(
        module, corrected, h1, goModH1, zip, goMod, provenance, published, state);
  }
}
