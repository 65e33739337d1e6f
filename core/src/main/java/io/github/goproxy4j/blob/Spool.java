package io.github.goproxy4j.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/**
 * A temporary file that takes at most a given number of bytes and hashes them on the way.
 *
 * <p>{@link #moveTo} hands the file over by a rename; {@link #close} deletes it if nobody took it.
 * Make it on the file system that will adopt it.
 */
public final class Spool implements Closeable {
  private final Path file;
  private final long limit;
  private final FileChannel channel;
  private final MessageDigest digest = Sha256.newDigest();
  private long size;
  private String sha256 = "";
  private boolean moved;

  private Spool(Path file, long limit, FileChannel channel) {
    this.file = file;
    this.limit = limit;
    this.channel = channel;
  }

  /** An empty spool in {@code folder}, which must exist, for at most {@code limit} bytes. */
  public static Spool in(Path folder, long limit) throws IOException {
    Path file = folder.resolve(UUID.randomUUID() + ".tmp");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Spool(file, limit, channel);
  }

  /** A sealed spool with all of {@code in}, deleted again if that fails. */
  public static Spool of(InputStream in, Path folder, long limit) throws IOException {
    Spool spool = in(folder, limit);
    try {
      in.transferTo(spool.output());
      spool.seal();
      return spool;
    } catch (Throwable e) {
      spool.close();
      throw e;
    }
  }

  /**
   * A spool that has ended with the bytes of {@code blob}, copied to {@code folder}, for whom the
   * loss of power may take them.
   */
  public static Spool draftOf(Blob blob, Path folder) throws IOException {
    Spool spool = in(folder, blob.size());
    try {
      blob.writeTo(spool.output(), 0, blob.size());
      spool.end();
      return spool;
    } catch (Throwable e) {
      spool.close();
      throw e;
    }
  }

  /**
   * A sealed spool with the bytes of {@code blob}: without a copy, wherever it is, the one behind a
   * blob of {@link #intoBlob} that nobody took yet; otherwise a copy in {@code folder}. The blob
   * stays open and readable.
   */
  public static Spool of(Blob blob, Path folder, long limit) throws IOException {
    if (blob.size() > limit) {
      throw new SizeLimitException(limit);
    }
    Optional<Spool> taken = blob instanceof SpooledBlob spooled ? spooled.take() : Optional.empty();
    if (taken.isPresent()) {
      return taken.get();
    }
    try (InputStream in = blob.newInputStream()) {
      return of(in, folder, limit);
    }
  }

  /** Where the bytes go. Writing beyond the limit fails with {@link SizeLimitException}. */
  public OutputStream output() {
    return new SpoolOutput();
  }

  /** Ends writing and forces the bytes to the disk. */
  public void seal() throws IOException {
    if (sha256.isEmpty()) {
      try {
        channel.force(true);
      } catch (IOException e) {
        throw failure(e, 1);
      }
      end();
    }
  }

  private void end() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e, 1);
    }
    sha256 = Sha256.hex(digest.digest());
  }

  /** The number of bytes written so far. */
  public long size() {
    return size;
  }

  /** The lower-case hexadecimal SHA-256 of a sealed spool. */
  public String sha256() {
    requireSealed();
    return sha256;
  }

  /** A new blob over a sealed spool; it stays readable when the spool has been moved or closed. */
  public Blob openBlob() throws IOException {
    requireSealed();
    return Blob.ofFile(file, sha256);
  }

  /**
   * A blob over a sealed spool that takes the place of the spool: closing it deletes the temporary
   * file, unless {@link #of(Blob, Path, long)} took it first.
   */
  public Blob intoBlob() throws IOException {
    requireSealed();
    return new SpooledBlob(this);
  }

  /** The temporary file, which goes away with this spool unless it was moved. */
  public Path file() {
    return file;
  }

  /** Atomically renames a sealed spool to {@code target}, replacing what is there. */
  public void moveTo(Path target) throws IOException {
    requireSealed();
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    moved = true;
  }

  /** Names the file: whoever fills a disk seldom knows which. */
  private IOException failure(IOException e, int wanted) {
    String name = file.toString();
    FileSystemException failure =
        hasRoom(wanted)
            ? new FileSystemException(name, null, e.getMessage())
            : new DiskFullException(name, String.valueOf(e.getMessage()));
    failure.initCause(e);
    return failure;
  }

  private boolean hasRoom(int wanted) {
    try {
      return Files.getFileStore(file).getUsableSpace() >= wanted;
    } catch (IOException e) {
      return true;
    }
  }

  private void requireSealed() {
    if (sha256.isEmpty()) {
      throw new IllegalStateException("spool is still being written");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!moved) {
      Files.deleteIfExists(file);
    }
  }

  private final class SpoolOutput extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > limit - size) {
        throw new SizeLimitException(limit);
      }
      digest.update(bytes, offset, length);
      var buffer = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException e) {
        throw failure(e, buffer.remaining());
      }
      size += length;
    }
  }
}
