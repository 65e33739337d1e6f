package io.github.goproxy4j.standalone;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.ForwardingBlob;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line that shows how far long work has got, on a terminal; nothing in a pipe. Where bytes go by
 * it counts them, with a bar if it is known how many will come, and else the seconds.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final double MEGABYTE = 1_000_000;

  private final PrintWriter out;
  private final String label;
  private final Optional<Thread> ticker;
  private final long start = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong total = new AtomicLong();
  private int drawn;

  private Progress(PrintWriter out, String label, boolean visible) {
    this.out = out;
    this.label = label;
    this.ticker = visible ? Optional.of(new Thread(this::tick, "progress")) : Optional.empty();
  }

  static Progress of(PrintWriter out, String label) {
    return started(new Progress(out, label, Terminal.isInteractive()));
  }

  static Progress visible(PrintWriter out, String label) {
    return started(new Progress(out, label, true));
  }

  private static Progress started(Progress progress) {
    progress.ticker.ifPresent(
        thread -> {
          thread.setDaemon(true);
          thread.start();
        });
    return progress;
  }

  /** The same blob, whose reads move the bar. */
  Blob watch(Blob blob) {
    total.set(blob.size());
    return ticker.isPresent() ? new WatchedBlob(blob) : blob;
  }

  /** The same stream, whose writes are counted; how many will come is unknown. */
  OutputStream watch(OutputStream stream) {
    return ticker.isPresent() ? new WatchedStream(stream) : stream;
  }

  private void tick() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Draws the line over the one before. */
  void draw() {
    String line = label + " " + bar() + amount();
    out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    out.flush();
    drawn = line.length();
  }

  private String bar() {
    if (total.get() == 0) {
      return "";
    }
    int filled = (int) (Math.min(done.get(), total.get()) * WIDTH / total.get());
    return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
  }

  private String amount() {
    return done.get() > 0
        ? String.format(Locale.ROOT, "%.1f MB", done.get() / MEGABYTE)
        : TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s";
  }

  /** Removes the line. */
  @Override
  public void close() {
    ticker.ifPresent(Progress::stop);
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
    }
  }

  private static void stop(Thread thread) {
    thread.interrupt();
    Uninterruptibles.joinUninterruptibly(thread);
  }

  private final class WatchedStream extends FilterOutputStream {
    WatchedStream(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      done.addAndGet(length);
    }
  }

  private final class WatchedBlob extends ForwardingBlob {
    WatchedBlob(Blob blob) {
      super(blob);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int n = super.read(target, position);
      done.addAndGet(Math.max(n, 0));
      return n;
    }

    @Override
    public void transferTo(WritableByteChannel channel, long position, long count)
        throws IOException {
      super.transferTo(channel, position, count);
      done.addAndGet(count);
    }

    @Override
    public void writeTo(OutputStream out, long position, long count) throws IOException {
      super.writeTo(out, position, count);
      done.addAndGet(count);
    }
  }
}
