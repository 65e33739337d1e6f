package io.github.goproxy4j.blob;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** An open file. */
final class FileBlob implements Blob {
  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final Optional<String> sha256;

  private FileBlob(Path file, FileChannel channel, long size, Optional<String> sha256) {
    this.file = file;
    this.channel = channel;
    this.size = size;
    this.sha256 = sha256;
  }

  static FileBlob open(Path file, Optional<String> sha256) throws IOException {
    requireFile(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileBlob(file, channel, channel.size(), sha256);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A directory has no bytes to read, and opening a pipe waits for somebody who writes. */
  private static void requireFile(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String reason = attributes.isDirectory() ? "is a directory" : "not a regular file";
      throw new FileSystemException(file.toString(), null, reason);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return position >= size ? -1 : channel.read(target, position);
  }

  @Override
  public Optional<String> sha256() {
    return sha256;
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(file);
  }

  @Override
  public void transferTo(WritableByteChannel target, long position, long count) throws IOException {
    for (long done = 0; done < count; ) {
      long n = channel.transferTo(position + done, count - done, target);
      if (n <= 0) {
        throw new EOFException(file + " of " + size + " bytes ends at byte " + (position + done));
      }
      done += n;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
