package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.stream.BulkInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer as they come, read by one thread that has {@link Patience}. Closing it
 * before the end gives the connection up.
 */
final class ResponseBody extends BulkInputStream implements BodySubscriber<ResponseBody> {
  /** Deliveries that may be on their way; each has at most a few buffers of 16 KiB. */
  private static final int AHEAD = 8;

  /** What the client delivered: bytes, or the end if there are none left to come. */
  private record Delivery(List<ByteBuffer> bytes, Optional<Throwable> failure, boolean last) {}

  private final RemoteRequest request;
  private final Patience patience;
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> current = new ArrayDeque<>();
  private @Nullable Subscription subscription;
  private boolean closed;
  private boolean ended;

  ResponseBody(RemoteRequest request, Patience patience) {
    this.request = request;
    this.patience = patience;
  }

  @Override
  public CompletionStage<ResponseBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription offered) {
    synchronized (this) {
      if (closed || subscription != null) {
        offered.cancel();
        return;
      }
      subscription = offered;
    }
    offered.request(AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    deliveries.add(new Delivery(bytes, Optional.empty(), false));
  }

  @Override
  public void onError(Throwable failure) {
    deliveries.add(new Delivery(List.of(), Optional.of(failure), true));
  }

  @Override
  public void onComplete() {
    deliveries.add(new Delivery(List.of(), Optional.empty(), true));
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (current.isEmpty()) {
      if (ended) {
        return -1;
      }
      receive();
    }
    ByteBuffer buffer = current.element();
    int n = Math.min(length, buffer.remaining());
    buffer.get(target, offset, n);
    if (!buffer.hasRemaining()) {
      current.remove();
    }
    return n;
  }

  private void receive() throws IOException {
    Delivery delivery =
        patience.await(nanos -> Optional.ofNullable(deliveries.poll(nanos, TimeUnit.NANOSECONDS)));
    if (delivery.failure.isPresent()) {
      Throwable cause = delivery.failure.get();
      throw new TransientFailure(request.failed("connection lost", cause));
    }
    ended = delivery.last;
    delivery.bytes.stream().filter(ByteBuffer::hasRemaining).forEach(current::add);
    if (!ended) {
      ask();
    }
  }

  private synchronized void ask() {
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null && !ended) {
      subscription.cancel();
    }
  }
}
