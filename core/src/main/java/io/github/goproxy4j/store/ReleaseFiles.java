package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.store.StoredRelease.Content;
import io.github.goproxy4j.store.StoredRelease.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one version, as they are now. They count if there is a record and no tombstone.
 *
 * @param root where they are
 * @param module a canonical version
 */
record ReleaseFiles(StoreRoot root, ModuleVersion module) {
  /** The end of the names of commit records. */
  static final String RECORD = ".release";

  /** The end of the names of the empty files that mark deleted versions. */
  static final String TOMBSTONE = ".deleted";

  private static final String ZIP_HASH = ".ziphash";

  Path record() {
    return beside(RECORD);
  }

  Path tombstone() {
    return beside(TOMBSTONE);
  }

  /** Has the {@code h1} of the zip, which the go command believes (G6). */
  Path zipHash() {
    return beside(ZIP_HASH);
  }

  /** Asked before anything is written for a version whose files no disk can hold. */
  void requirePossible() throws IOException {
    root.requirePossible(zipHash());
  }

  private Path beside(String extension) {
    return root.path().resolve(ModuleFile.escapedStem(module) + extension);
  }

  Path file(Kind kind) {
    return root.path().resolve(new ModuleFile(module, kind).escapedPath());
  }

  /**
   * What the record says, and whether there is a tombstone. That is asked first, since who restores
   * a version writes the record before the tombstone goes.
   */
  Optional<StoredRelease> find() throws IOException {
    if (!root.canHold(record())) {
      return Optional.empty();
    }
    State state = Files.exists(tombstone()) ? State.DELETED : State.PUBLISHED;
    try (InputStream in = Files.newInputStream(record())) {
      return Optional.of(ReleaseRecord.read(in, module).in(state));
    } catch (NoSuchFileException e) {
      root.requirePresent();
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(record(), e);
    }
  }

  /** A file with the content that the record tells, unless the version is deleted or absent. */
  Optional<Blob> open(Kind kind) throws IOException {
    Optional<StoredRelease> release = find();
    while (release.isPresent() && release.get().state() == State.PUBLISHED) {
      Optional<Blob> blob = openIfUnchanged(kind, release.get());
      if (blob.isPresent()) {
        return blob;
      }
      release = find();
    }
    return Optional.empty();
  }

  /** Nothing if the version was meanwhile deleted, perhaps to return with another zip. */
  private Optional<Blob> openIfUnchanged(Kind kind, StoredRelease release) throws IOException {
    Blob blob;
    try {
      blob = open(kind, release);
    } catch (IOException e) {
      if (isStill(release)) {
        throw DiskException.of(file(kind), e);
      }
      return Optional.empty();
    }
    try {
      if (isStill(release)) {
        return Optional.of(blob);
      }
    } catch (Throwable e) {
      blob.close();
      throw e;
    }
    blob.close();
    return Optional.empty();
  }

  private boolean isStill(StoredRelease release) throws IOException {
    return find().equals(Optional.of(release));
  }

  private Blob open(Kind kind, StoredRelease release) throws IOException {
    return switch (kind) {
      case INFO -> Blob.ofBytes(release.info().toBytes());
      case MOD -> open(file(kind), release.goMod());
      case ZIP -> open(file(kind), release.zip());
    };
  }

  private static Blob open(Path file, Content content) throws IOException {
    Blob blob = Blob.ofFile(file, content.sha256());
    if (blob.size() != content.size()) {
      blob.close();
      throw new IOException(
          "has " + blob.size() + " bytes, but " + content.size() + " were published");
    }
    return blob;
  }

  /** Removes what clients see, beginning with what they ask for first. */
  void remove(Disk disk) throws IOException {
    for (Kind kind : Kind.values()) {
      disk.delete(file(kind));
    }
    disk.delete(zipHash());
  }
}
