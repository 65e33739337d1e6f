package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps published releases. Implementations are safe for use by many threads.
 *
 * <p>A version means one content for ever, known by its {@code h1} and the bytes of its go.mod
 * file. Whatever fails leaves a version whole or absent, and then it can be published again.
 *
 * <pre>{@code
 * try (ModuleRelease release =
 *     ModuleRelease.ofDirectory(module, directory, time, store.stagingFolder())) {
 *   store.publish(release);
 * }
 * }</pre>
 */
public interface ModuleStore {
  /**
   * Makes all files of a release visible at once, and before it returns. The store may take the zip
   * of the release, also if it fails: a release is published once.
   *
   * @throws ReleaseConflictException if the version was ever published with other content
   */
  PublishResult publish(ModuleRelease release) throws IOException;

  /** What is known of a version, also if it was deleted. */
  Optional<StoredRelease> find(ModuleVersion module) throws IOException;

  /**
   * A file of a release that was not deleted. Its SHA-256 is the recorded one, and a zip is a file
   * where the store has files.
   */
  Optional<Blob> open(ModuleFile file) throws IOException;

  /**
   * The versions of a module that were not deleted, ascending, pseudo-versions among them. Absent
   * if none was ever published.
   */
  Optional<List<SemVer>> versions(ModulePath path) throws IOException;

  /**
   * The modules of which a version was ever published, in the order of their bytes.
   *
   * @param after only those that come after this text, which need not be a path; all after {@code
   *     ""}
   * @param limit at most this many
   */
  List<ModulePath> modules(String after, int limit) throws IOException;

  /**
   * Takes the files of a release away and keeps in mind what it was: from now on it is deleted, and
   * only the same content can be published in its place.
   *
   * @return what is known of the version, nothing if it was never published
   */
  Optional<StoredRelease> delete(ModuleVersion module) throws IOException;

  /**
   * Says when a release that was not deleted was made. Nothing else of it changes.
   *
   * @return what is known of the version now, nothing if it is not there
   */
  Optional<StoredRelease> correctTime(ModuleVersion module, Instant time) throws IOException;

  /**
   * Reads every file of every release and holds it against what was recorded when it was published.
   * Nothing is changed; what is derived from the releases is mended by {@link #reindex}.
   *
   * @param damaged is told of what is found, module by module
   * @return how many releases were looked at
   */
  long scrub(Consumer<Damage> damaged) throws IOException;

  /** Rebuilds from the releases whatever is derived from them, and ends interrupted deletions. */
  void reindex() throws IOException;

  /**
   * Where to make releases for this store, so that it can take their zips without a copy. Any other
   * folder will do as well. What is left there is removed some day.
   */
  Path stagingFolder();
}
