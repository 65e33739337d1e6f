package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.FileType;
import io.github.goproxy4j.archive.TarDirectory;
import io.github.goproxy4j.archive.TarEntry;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.archive.ZipLimits;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.blob.Spool;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The entries of an archive, and what it says as a whole. A tar is unpacked to a file first. */
final class OpenedArchive implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final Closeable owned;
  private final long limit;
  private final List<ArchiveFile> files = new ArrayList<>();
  private final List<String> directories = new ArrayList<>();
  private Optional<Instant> newest = Optional.empty();
  private Optional<String> commit = Optional.empty();
  private Optional<ZipDirectory> zip = Optional.empty();
  private long unpacked;

  private OpenedArchive(Closeable owned, long limit) {
    this.owned = owned;
    this.limit = limit;
  }

  /**
   * Reads what entries there are, and no contents. The archive stays the caller's to close.
   *
   * @param limit how many bytes there may be when it is unpacked
   */
  static OpenedArchive open(Blob archive, Path tempFolder, long limit) throws IOException {
    ArchiveFormat format =
        ArchiveFormat.of(archive)
            .orElseThrow(
                () ->
                    ReleaseRefusedException.of(
                        "neither a zip nor a tar archive, with gzip or without"));
    return switch (format) {
      case ZIP -> ofZip(archive, limit);
      case TAR -> ofTar(archive, () -> {}, limit);
      case GZIP -> ofGzip(archive, tempFolder, limit);
    };
  }

  private static OpenedArchive ofGzip(Blob archive, Path tempFolder, long limit)
      throws IOException {
    Spool tar = gunzip(archive, tempFolder, limit);
    try {
      Blob blob = tar.intoBlob();
      return ofTar(blob, blob, limit);
    } catch (Throwable e) {
      tar.close();
      throw e;
    }
  }

  private static Spool gunzip(Blob archive, Path tempFolder, long limit) throws IOException {
    requireZipSize(archive);
    // The header is read byte by byte, and may be as long as the file.
    try (InputStream packed = new BufferedInputStream(archive.newInputStream(), BUFFER);
        InputStream tar = new GZIPInputStream(packed, BUFFER)) {
      return Spool.of(tar, tempFolder, limit);
    } catch (SizeLimitException e) {
      throw tooLarge(limit);
    } catch (ZipException | EOFException e) {
      throw ReleaseRefusedException.of("gzip: damaged or cut short");
    }
  }

  private static OpenedArchive ofZip(Blob archive, long limit) throws IOException {
    requireZipSize(archive);
    var opened = new OpenedArchive(() -> {}, limit);
    ZipDirectory directory = ZipDirectory.read(archive);
    opened.zip = Optional.of(directory);
    opened.takeComment(directory.comment());
    for (ZipEntry entry : directory.entries()) {
      opened.take(ArchiveFile.of(entry), entry.type(), entry.uncompressedSize());
      opened.takeTime(entry.modified());
    }
    return opened;
  }

  private static OpenedArchive ofTar(Blob tar, Closeable owned, long limit) throws IOException {
    var opened = new OpenedArchive(owned, limit);
    try {
      if (tar.size() > limit) {
        throw tooLarge(limit);
      }
      TarDirectory directory = TarDirectory.read(tar, ZipLimits.DEFAULT);
      directory.comment().ifPresent(opened::takeComment);
      for (TarEntry entry : directory.entries()) {
        opened.take(ArchiveFile.of(entry), entry.type(), entry.size());
        opened.takeTime(Optional.of(entry.modified()));
      }
      return opened;
    } catch (Throwable e) {
      opened.close();
      throw e;
    }
  }

  private void take(ArchiveFile file, FileType type, long size) throws IOException {
    if (type == FileType.DIRECTORY) {
      directories.add(file.name());
    } else {
      files.add(file);
    }
    if (size < 0 || size > limit - unpacked) {
      throw tooLarge(limit);
    }
    unpacked += size;
  }

  private void takeTime(Optional<Instant> time) {
    if (time.isPresent() && (newest.isEmpty() || time.get().isAfter(newest.get()))) {
      newest = time;
    }
  }

  /** Where {@code git archive} puts the commit; anything else there means nothing. */
  private void takeComment(byte[] comment) {
    commit =
        Optional.of(new String(comment, StandardCharsets.ISO_8859_1))
            .filter(text -> COMMIT.matcher(text).matches());
  }

  private static void requireZipSize(Blob archive) throws IOException {
    if (archive.size() > ModuleZip.MAX_ZIP_SIZE) {
      throw new SizeLimitException(ModuleZip.MAX_ZIP_SIZE);
    }
  }

  private static ReleaseRefusedException tooLarge(long limit) {
    return ReleaseRefusedException.of(
        "archive is too large when unpacked (limit is " + limit + " bytes)");
  }

  /** What can be a file of a module, in the order of the archive. */
  List<ArchiveFile> files() {
    return files;
  }

  /** The names of the entries that are directories. */
  List<String> directories() {
    return directories;
  }

  /** When a file was last changed, if the archive tells. */
  Optional<Instant> newest() {
    return newest;
  }

  /** The commit that {@code git archive} was asked for. */
  Optional<String> commit() {
    return commit;
  }

  /** The archive as a zip, if it is one. */
  Optional<ZipDirectory> zip() {
    return zip;
  }

  @Override
  public void close() throws IOException {
    owned.close();
  }
}
