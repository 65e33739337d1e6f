package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.release.ModuleRelease;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A release on its way into the folder of its module. Everything is written and safe on the disk
 * before anything gets its place; the record comes last, and makes the rest count.
 */
final class Publication implements Closeable {
  private final Disk disk;
  private final ModuleRelease release;
  private final ReleaseFiles files;
  private final Path folder;

  /** In the order in which they get their places. */
  private final Deque<Staged> staged = new ArrayDeque<>();

  private record Staged(Spool spool, Path target) {}

  private Publication(Disk disk, StoreRoot root, ModuleRelease release) {
    this.disk = disk;
    this.release = release;
    this.files = root.files(release.module());
    this.folder = root.folder(release.module().path()).path();
  }

  /** Writes temporary files; the zip is one already. */
  static Publication stage(Disk disk, StoreRoot root, ModuleRelease release, Instant time)
      throws IOException {
    var publication = new Publication(disk, root, release);
    try {
      publication.stage(StoredRelease.of(release, time));
      return publication;
    } catch (Throwable e) {
      publication.close();
      throw e;
    }
  }

  private void stage(StoredRelease stored) throws IOException {
    stage(files.zipHash(), release.h1().value().getBytes(StandardCharsets.US_ASCII));
    stage(files.file(Kind.MOD), release.goMod().readAllBytes(Integer.MAX_VALUE));
    stage(files.file(Kind.INFO), release.info().toBytes());
    stage(files.record(), ReleaseRecord.write(stored));
  }

  private void stage(Path target, byte[] content) throws IOException {
    staged.add(new Staged(disk.stage(target, content), target));
  }

  /** Publishes, under the lock of the module, what was never published or was deleted. */
  void commit() throws IOException {
    try {
      disk.replace(release.zip(), files.file(Kind.ZIP));
      for (Staged file : staged) {
        if (file.target.equals(files.record())) {
          disk.force(folder);
          commit(file.spool);
        } else {
          disk.replace(file.spool, file.target);
        }
      }
    } catch (Throwable e) {
      removeUncommitted(e);
      throw e;
    }
  }

  private void commit(Spool spool) throws IOException {
    if (Files.exists(files.tombstone())) {
      disk.replace(spool, files.record());
      disk.force(folder);
      disk.delete(files.tombstone());
    } else {
      disk.create(spool, files.record());
    }
    disk.force(folder);
  }

  private void removeUncommitted(Throwable reason) {
    if (Files.notExists(files.record()) || Files.exists(files.tombstone())) {
      try {
        files.remove(disk);
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Staged file : staged) {
      file.spool.close();
    }
  }
}
