package io.github.goproxy4j.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Another blob, for those who change one thing about it. */
public abstract class ForwardingBlob implements Blob {
  private final Blob delegate;

  /** The blob to which every question goes that is not overridden. */
  protected ForwardingBlob(Blob delegate) {
    this.delegate = delegate;
  }

  @Override
  public long size() {
    return delegate.size();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return delegate.read(target, position);
  }

  @Override
  public Optional<String> sha256() {
    return delegate.sha256();
  }

  @Override
  public Optional<Path> file() {
    return delegate.file();
  }

  @Override
  public Optional<URI> location() {
    return delegate.location();
  }

  @Override
  public void transferTo(WritableByteChannel channel, long position, long count)
      throws IOException {
    delegate.transferTo(channel, position, count);
  }

  @Override
  public void writeTo(OutputStream out, long position, long count) throws IOException {
    delegate.writeTo(out, position, count);
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }
}
