package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.internal.file.ProcessLock;
import io.github.goproxy4j.internal.text.FileReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a database, on the disk: {@code NAME/latest}, {@code NAME/lookup/...}, {@code
 * NAME/tile/...} (X52). Safe for use by many threads and processes.
 */
final class DatabaseFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFolder.class);
  private static final Pattern NAME = Pattern.compile("[\\w~:-][\\w.~:-]*(/[\\w~:-][\\w.~:-]*)*");

  private final Path folder;
  private final Path staging;
  private final Path latest;

  private DatabaseFolder(Path folder) {
    this.folder = folder;
    this.staging = folder.resolve(".staging");
    this.latest = folder.resolve("latest");
  }

  /**
   * @throws IllegalArgumentException if that is no name of a database
   */
  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("invalid sumdb name (must be host[/path]): " + name);
    }
  }

  /** The folder of the database {@code name} below {@code root}, made if there is none. */
  static DatabaseFolder in(Path root, String name) throws IOException {
    requireName(name);
    Path path = root.resolve(name);
    try {
      Files.createDirectories(path);
      var folder = new DatabaseFolder(path.toRealPath());
      Files.createDirectories(folder.staging);
      return folder;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** The note on the latest tree that was seen; no bytes if there was none. */
  byte[] latest() throws IOException {
    try {
      return Files.readAllBytes(latest);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw failure(latest, e);
    }
  }

  /**
   * Puts a note in the place of {@code expected}, or does nothing if that is not there any more.
   */
  boolean replaceLatest(byte[] expected, byte[] note) throws IOException {
    return ProcessLock.holding(
        folder.resolve(".lock"),
        () -> {
          byte[] present = latest();
          boolean same = present.length == 0 || Arrays.equals(present, expected);
          if (same) {
            replaceLatest(note);
          }
          return same;
        });
  }

  /** What was kept under {@code path}, unless it cannot be read. */
  Optional<byte[]> read(String path) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(path))).filter(b -> b.length > 0);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void replaceLatest(byte[] note) throws IOException {
    try (Spool spool = Spool.of(new ByteArrayInputStream(note), staging, note.length)) {
      spool.moveTo(latest);
    } catch (IOException e) {
      throw failure(latest, e);
    }
  }

  /**
   * Keeps something that is authentic. It can be had again, so failing to is not a failure, and
   * what a crash leaves of it may be broken.
   */
  void keep(String path, byte[] content) {
    Path target = folder.resolve(path);
    Path temporary = staging.resolve(UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(target.resolveSibling(""));
      try {
        Files.write(temporary, content);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      LOG.warn("{}: not kept: {}", target, FileReason.of(e));
    }
  }

  private static IOException failure(Path file, IOException e) {
    return new IOException(file + ": " + FileReason.of(e), e);
  }

  /** The file of {@link #latest}. */
  Path latestFile() {
    return latest;
  }
}
