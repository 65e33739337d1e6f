package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Changes files such that a crash at any moment leaves the old state or the new one. */
final class Disk {
  private static final int MOST_TRIES = 10;

  private final Path staging;
  private final DiskProbe probe;

  Disk(Path staging, DiskProbe probe) {
    this.staging = staging;
    this.probe = probe;
  }

  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private void step(String operation, Path file, Step step) throws IOException {
    try {
      probe.before(operation, file);
      step.run();
    } catch (IOException e) {
      throw DiskException.of(file, e);
    }
  }

  /** A temporary file with the future content of {@code target}, safe on the disk. */
  Spool stage(Path target, byte[] content) throws IOException {
    return stage(target, Blob.ofBytes(content));
  }

  /** The same, without a copy if there is a temporary file behind the blob. */
  Spool stage(Path target, Blob content) throws IOException {
    try {
      probe.before("stage", target);
      return Spool.of(content, staging, content.size());
    } catch (IOException e) {
      throw DiskException.of(target, e);
    }
  }

  /** The same for content that is not believed before it was looked at: a power cut may take it. */
  Spool draft(Path target, Blob content) throws IOException {
    try {
      probe.before("stage", target);
      return Spool.draftOf(content, staging);
    } catch (IOException e) {
      throw DiskException.of(target, e);
    }
  }

  /** Sets the time that a temporary file, or one in its place, was last changed. */
  void setTime(Path file, Instant time) throws IOException {
    step("set time", file, () -> Files.setLastModifiedTime(file, FileTime.from(time)));
  }

  /** Gives a temporary file its place; a file that stands there is replaced. */
  void replace(Spool spool, Path target) throws IOException {
    step("replace", target, () -> moveOrCopy(spool, target));
  }

  private void moveOrCopy(Spool spool, Path target) throws IOException {
    try {
      spool.moveTo(target);
    } catch (AtomicMoveNotSupportedException e) {
      try (Blob blob = spool.openBlob();
          InputStream in = blob.newInputStream();
          Spool copy = Spool.of(in, staging, spool.size())) {
        copy.moveTo(target);
      }
    }
  }

  /** Gives a temporary file its place, and fails if a file stands there. */
  void create(Spool spool, Path target) throws IOException {
    step("create", target, () -> linkOrMove(spool.file(), target));
  }

  /** A hard link is made whole and only once; where there are none, the lock keeps others away. */
  private static void linkOrMove(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Creates an empty file if there is none. */
  void mark(Path target) throws IOException {
    step(
        "mark",
        target,
        () -> {
          if (!Files.exists(target)) {
            Files.createFile(target);
          }
        });
  }

  /** Deletes a file if there is one. */
  void delete(Path file) throws IOException {
    step("delete", file, () -> Files.deleteIfExists(file));
  }

  /** Creates a folder and those above it, safe on the disk. */
  void createFolder(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path f = folder; f != null && !Files.isDirectory(f); f = f.getParent()) {
      missing.push(f);
    }
    for (Path f : missing) {
      step("create folder", f, () -> Files.createDirectories(f));
    }
    for (Path f : missing) {
      force(f.resolveSibling(""));
    }
  }

  /**
   * Does something in a folder, and again if somebody found the folder empty and deleted it. A
   * power cut may take a folder that was not there.
   */
  void inFolder(Path folder, Step step) throws IOException {
    for (int tries = MOST_TRIES; ; tries--) {
      try {
        if (!Files.isDirectory(folder)) {
          step("create folder", folder, () -> Files.createDirectories(folder));
        }
        step.run();
        return;
      } catch (IOException e) {
        if (tries == 1 || !(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
      }
    }
  }

  /** Deletes a folder and those above it, up to {@code root}, if there is nothing in them. */
  void deleteEmpty(Path folder, Path root) throws IOException {
    for (Path f = folder; f != null && !f.equals(root); f = f.getParent()) {
      if (!deleteIfEmpty(f)) {
        return;
      }
    }
  }

  private boolean deleteIfEmpty(Path folder) throws IOException {
    try {
      delete(folder);
      return true;
    } catch (IOException e) {
      if (e.getCause() instanceof DirectoryNotEmptyException) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Makes the bytes of a file safe, or the names in a folder, on platforms where that can be opened
   * for it.
   */
  void force(Path file) throws IOException {
    step("force", file, () -> forceIfPossible(file));
  }

  private static void forceIfPossible(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }
}
