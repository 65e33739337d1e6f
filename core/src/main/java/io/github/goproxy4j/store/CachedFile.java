package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.store.StoredRelease.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a cache, and beside it the line that tells its SHA-256 and its size. Both are changed
 * by one writer at a time, in such an order that who finds the same line before and after opening
 * the file has the bytes that it tells of. A line cannot be cut unnoticed. A file that is large is
 * safe on the disk before it gets its place; what is small is hashed whenever it is opened, and so
 * need not be.
 *
 * @param root where it is
 * @param name what it is
 */
record CachedFile(StoreRoot root, ModuleFile name) {
  private static final String SUM = ".sum";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18})\n");
  private static final int LONGEST_LINE = 64 + 1 + 18 + 1;

  /** What is hashed sooner than forced to a disk, and may be on the heap. */
  private static final int SMALL = 64 << 10;

  Path path() {
    return root.path().resolve(name.escapedPath());
  }

  Path sum() {
    return root.path().resolve(name.escapedPath() + SUM);
  }

  /** The line for the bytes of a spool. */
  static Blob line(Spool content) {
    String line = content.sha256() + " " + content.size() + "\n";
    return Blob.ofBytes(line.getBytes(StandardCharsets.US_ASCII));
  }

  /** A temporary file with the content. */
  Spool stage(Disk disk, Blob content) throws IOException {
    return isSmall(content.size()) ? disk.draft(path(), content) : disk.stage(path(), content);
  }

  /** Zips stay files, for those who hand them to the system. */
  private boolean isSmall(long size) {
    return size <= SMALL && name.kind() != Kind.ZIP;
  }

  /** Nothing if it is not there, or not as it was put. */
  Optional<Blob> open() throws IOException {
    Optional<Content> content = content();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    return isSmall(content.get().size()) ? openSmall(content) : openLarge(content);
  }

  private Optional<Blob> openLarge(Optional<Content> content) throws IOException {
    Optional<Blob> blob = open(content.orElseThrow());
    return blob.isEmpty() || isStill(content, blob.get()) ? blob : open();
  }

  /** The bytes that have the hash, which may be those that came with another line meanwhile. */
  private Optional<Blob> openSmall(Optional<Content> content) throws IOException {
    Optional<Blob> file = open(content.orElseThrow());
    if (file.isPresent()) {
      try (Blob opened = file.get()) {
        Blob bytes = Blob.ofBytes(opened.readAllBytes(SMALL));
        if (bytes.sha256().equals(opened.sha256())) {
          return Optional.of(bytes);
        }
      }
    }
    return content().equals(content) ? Optional.empty() : open();
  }

  /** Closes the blob if the line is another one by now. */
  private boolean isStill(Optional<Content> content, Blob blob) throws IOException {
    boolean same = false;
    try {
      same = content().equals(content);
      return same;
    } finally {
      if (!same) {
        blob.close();
      }
    }
  }

  /** What the line tells; nothing if there is none or a crash cut it. */
  private Optional<Content> content() throws IOException {
    if (!root.canHold(sum())) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(sum())) {
      return parse(new String(in.readNBytes(LONGEST_LINE + 1), StandardCharsets.US_ASCII));
    } catch (NoSuchFileException e) {
      root.requirePresent();
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(sum(), e);
    }
  }

  private static Optional<Content> parse(String line) {
    Matcher m = LINE.matcher(line);
    return m.matches()
        ? Optional.of(new Content(Long.parseLong(m.group(2)), m.group(1)))
        : Optional.empty();
  }

  private Optional<Blob> open(Content content) throws IOException {
    try {
      Blob blob = Blob.ofFile(path(), content.sha256());
      if (blob.size() == content.size()) {
        return Optional.of(blob);
      }
      blob.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskException.of(path(), e);
    }
  }

  /** How long it is, if it is there as it was put. */
  Optional<Long> size() throws IOException {
    Optional<Content> content = content();
    return content.isPresent() && Files.isRegularFile(path())
        ? content.map(Content::size)
        : Optional.empty();
  }

  /** When it was used last, in milliseconds; at the end of all times if it is not there. */
  long lastUsed() {
    try {
      return Files.getLastModifiedTime(path()).toMillis();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Replaces both, under the lock of the module; the line never tells of an older file. */
  void put(Disk disk, Spool content, Spool sum) throws IOException {
    disk.delete(path());
    disk.replace(sum, sum());
    disk.replace(content, path());
  }

  /** Removes both, under the lock of the module. */
  void remove(Disk disk) throws IOException {
    disk.delete(path());
    disk.delete(sum());
  }
}
