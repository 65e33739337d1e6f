package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was fetched, file by file: a go.mod file may be here without its zip. Nothing is
 * committed, and everything may vanish at any time and be fetched again. Implementations are safe
 * for use by many threads.
 *
 * <p>A blob that was opened stays readable whatever happens to the file.
 */
public interface ModuleCache {
  /**
   * A file that is held whole, with the SHA-256 of its bytes; that counts as its use. What is found
   * damaged is not held.
   */
  Optional<Blob> open(ModuleFile file) throws IOException;

  /**
   * Keeps a file, unless it is held already: such files do not change. The blob stays open and
   * readable, also if this fails; a temporary file behind it may be taken.
   */
  void put(ModuleFile file, Blob content) throws IOException;

  /** Removes a file, which turned out not to be what it should be. */
  void remove(ModuleFile file) throws IOException;

  /** What a file that changes said when it was last put. */
  Optional<Snapshot> open(ChangingFile file) throws IOException;

  /** Keeps what a file that changes says now. */
  void put(ChangingFile file, Snapshot snapshot) throws IOException;

  /** Forgets what a file that changes said. */
  void remove(ChangingFile file) throws IOException;

  /** The versions whose go.mod file and zip are held, ascending, pseudo-versions among them. */
  List<SemVer> versions(ModulePath path) throws IOException;

  /**
   * The modules of which a file is held, in the order of their bytes.
   *
   * @param after only those that come after this text, which need not be a path; all after {@code
   *     ""}
   * @param limit at most this many
   */
  List<ModulePath> modules(String after, int limit) throws IOException;

  /** How many bytes a file has that is held; that does not count as its use. */
  Optional<Long> size(ModuleFile file) throws IOException;

  /** Removes the files of a version, and whatever changes of its module, which may name it. */
  void purge(ModuleVersion module) throws IOException;

  /** Removes everything about a module, but nothing about modules below it. */
  void purge(ModulePath path) throws IOException;

  /** How much is held, or was not long ago. */
  CacheUsage usage() throws IOException;

  /**
   * Where to make temporary files that this cache can take without a copy. What is left there is
   * removed some day.
   */
  Path stagingFolder();
}
