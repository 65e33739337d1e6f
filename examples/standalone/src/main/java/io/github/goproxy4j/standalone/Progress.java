package io.github.goproxy4j.standalone;

import io.github.goproxy4j.blob.Blob;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A bar that shows how many bytes went by, on a terminal; nothing in a pipe. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final double MEGABYTE = 1_000_000;

  private final PrintWriter out;
  private final String label;
  private final boolean visible;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextDraw = new AtomicLong(System.nanoTime() + INTERVAL);
  private volatile boolean drawn;

  private Progress(PrintWriter out, String label, boolean visible) {
    this.out = out;
    this.label = label;
    this.visible = visible;
  }

  static Progress of(PrintWriter out, String label) {
    return new Progress(out, label, Terminal.isInteractive());
  }

  static Progress visible(PrintWriter out, String label) {
    return new Progress(out, label, true);
  }

  /** The same blob, whose reads move the bar. */
  Blob watch(Blob blob) {
    return visible ? new WatchedBlob(blob) : blob;
  }

  /** The same stream, whose writes move the bar; how many will come is unknown. */
  OutputStream watch(OutputStream stream) {
    return visible ? new WatchedStream(stream) : stream;
  }

  private void add(long bytes, long total) {
    long now = System.nanoTime();
    long sum = done.addAndGet(bytes);
    long next = nextDraw.get();
    if (now - next >= 0 && nextDraw.compareAndSet(next, now + INTERVAL)) {
      draw(sum, total);
    }
  }

  private void draw(long sum, long total) {
    String bar = "";
    if (total > 0) {
      int filled = (int) (Math.min(sum, total) * WIDTH / total);
      bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
    }
    out.print("\r" + label + " " + bar + String.format(Locale.ROOT, "%.1f MB", sum / MEGABYTE));
    out.flush();
    drawn = true;
  }

  /** Removes the bar. */
  @Override
  public void close() {
    if (drawn) {
      out.print("\r" + " ".repeat(label.length() + WIDTH + 16) + "\r");
      out.flush();
    }
  }

  private final class WatchedStream extends FilterOutputStream {
    WatchedStream(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      add(length, 0);
    }
  }

  private final class WatchedBlob implements Blob {
    private final Blob blob;

    WatchedBlob(Blob blob) {
      this.blob = blob;
    }

    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int n = blob.read(target, position);
      add(Math.max(n, 0), size());
      return n;
    }

    @Override
    public Optional<String> sha256() {
      return blob.sha256();
    }

    @Override
    public Optional<Path> file() {
      return blob.file();
    }

    @Override
    public Optional<URI> location() {
      return blob.location();
    }

    @Override
    public void transferTo(WritableByteChannel channel, long position, long count)
        throws IOException {
      blob.transferTo(channel, position, count);
      add(count, size());
    }

    @Override
    public void close() throws IOException {
      blob.close();
    }
  }
}
