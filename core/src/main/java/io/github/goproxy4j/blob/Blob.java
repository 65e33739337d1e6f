package io.github.goproxy4j.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Immutable bytes of known length, readable at any position by many threads. */
public interface Blob extends Closeable {
  /** The number of bytes. */
  long size();

  /**
   * Reads bytes at {@code position} into what {@code target} has left.
   *
   * @return how many bytes were read, at least one; -1 at or after the end
   */
  int read(ByteBuffer target, long position) throws IOException;

  /** The lower-case hexadecimal SHA-256 of the bytes, where it was recorded or is free to tell. */
  default Optional<String> sha256() {
    return Optional.empty();
  }

  /** The file that holds exactly these bytes, for those who can hand a file to the system. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** A place that a client may be redirected to for these bytes. */
  default Optional<URI> location() {
    return Optional.empty();
  }

  /** A stream over all the bytes. It ends with an exception if the blob turns out shorter. */
  default InputStream newInputStream() throws IOException {
    return new BlobInputStream(this);
  }

  /** Writes {@code count} bytes that start at {@code position}; fewer is a failure. */
  default void transferTo(WritableByteChannel channel, long position, long count)
      throws IOException {
    BlobInputStream.copy(this, channel, position, count);
  }

  /** Writes {@code count} bytes that start at {@code position}; fewer is a failure. */
  default void writeTo(OutputStream out, long position, long count) throws IOException {
    BlobInputStream.copy(this, out, position, count);
  }

  /**
   * All the bytes, for blobs known to be small.
   *
   * @throws IOException also if there are more than {@code limit}
   */
  default byte[] readAllBytes(int limit) throws IOException {
    if (size() > limit) {
      throw new IOException("too large: " + size() + " bytes (limit is " + limit + " bytes)");
    }
    try (InputStream in = newInputStream()) {
      return in.readAllBytes();
    }
  }

  /** A blob over a copy of {@code bytes}. */
  static Blob ofBytes(byte[] bytes) {
    return new ByteBlob(bytes.clone());
  }

  /**
   * A blob over what {@code file} holds now; the file is held open until the blob is closed.
   *
   * @throws IOException also if it is not a regular file, or a link to one
   */
  static Blob ofFile(Path file) throws IOException {
    return FileBlob.open(file, Optional.empty());
  }

  /** Like {@link #ofFile(Path)}, for a file whose SHA-256 was recorded, in hexadecimal. */
  static Blob ofFile(Path file, String sha256) throws IOException {
    return FileBlob.open(file, Optional.of(sha256));
  }
}
