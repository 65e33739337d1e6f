package io.github.goproxy4j.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A web server on the loopback interface that does exactly what it is told, however wrong. It
 * counts requests, and knows which connections are still open.
 */
public final class ScriptedUpstream implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final long PATIENCE_SECONDS = 10;

  private final ServerSocket listener;
  private final String scheme;
  private final ConcurrentMap<String, Deque<Script>> scripts = new ConcurrentHashMap<>();
  private final Set<Socket> connections = new HashSet<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Phaser answering = new Phaser(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Script otherwise = Scripts.status(404, "not found: unknown");

  /** What to do when a request has come. */
  @FunctionalInterface
  public interface Script {
    void play(Connection connection) throws IOException;
  }

  /** A request; the names of headers are in lower case. */
  public record Request(String method, String rawPath, Map<String, String> headers) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** A connection with a request that waits for its answer. */
  public record Connection(Request request, InputStream in, OutputStream out, Socket socket) {
    public Connection send(String text) throws IOException {
      return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Connection send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      return this;
    }

    public void hangUp() throws IOException {
      socket.close();
    }

    /** Says nothing until the other side gives up. */
    public void stall() throws IOException {
      in.transferTo(OutputStream.nullOutputStream());
      hangUp();
    }
  }

  private ScriptedUpstream(ServerSocketFactory factory, String scheme) throws IOException {
    this.listener = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.scheme = scheme;
    start("accept " + listener.getLocalPort(), this::accept);
  }

  public static ScriptedUpstream start() throws IOException {
    return new ScriptedUpstream(ServerSocketFactory.getDefault(), "http");
  }

  public static ScriptedUpstream start(SSLContext tls) throws IOException {
    return new ScriptedUpstream(tls.getServerSocketFactory(), "https");
  }

  /** {@code http://127.0.0.1:PORT}, without a slash. */
  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Plays one script after the other for requests with that path; the last one again and again. */
  public ScriptedUpstream on(String rawPath, Script... inTurn) {
    scripts.put(rawPath, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  /** For every other path; 404 unless this is called. */
  public ScriptedUpstream otherwise(Script script) {
    this.otherwise = script;
    return this;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<String> paths() {
    return requests.stream().map(Request::rawPath).toList();
  }

  /** How many connections there have been. */
  public int connections() {
    return accepted.get();
  }

  /** The client has given up every connection, or does so now. */
  public void assertNoneConnected() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (connections) {
      while (!connections.isEmpty() && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(connections, end - System.nanoTime());
      }
      assertThat(connections).as("open connections").isEmpty();
    }
  }

  /** The client has taken or given up every answer, or does so now. */
  public void assertNoneAnswering() throws InterruptedException, TimeoutException {
    answering.awaitAdvanceInterruptibly(answering.arrive(), PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread start(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        accepted.incrementAndGet();
        synchronized (connections) {
          connections.add(socket);
        }
        start("serve " + socket.getPort(), () -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Optional<Request> request = read(in);
      while (request.isPresent()) {
        requests.add(request.get());
        answer(new Connection(request.get(), in, socket.getOutputStream(), socket));
        request = socket.isClosed() ? Optional.empty() : read(in);
      }
    } catch (IOException e) {
      // The other side hung up, as it may at any time.
    } finally {
      synchronized (connections) {
        connections.remove(socket);
        connections.notifyAll();
      }
    }
  }

  private void answer(Connection connection) throws IOException {
    answering.register();
    try {
      script(connection.request().rawPath()).play(connection);
    } finally {
      answering.arriveAndDeregister();
    }
  }

  private Script script(String rawPath) {
    Deque<Script> left = scripts.get(rawPath);
    if (left == null) {
      return otherwise;
    }
    synchronized (left) {
      return left.size() > 1 ? left.remove() : left.element();
    }
  }

  private static Optional<Request> read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0 || head.size() > LONGEST_HEAD) {
        return Optional.empty();
      }
      head.write(c);
    }
    List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    String[] words = lines.get(0).split(" ", -1);
    return Optional.of(new Request(words[0], words[1], headers(lines.subList(1, lines.size()))));
  }

  private static Map<String, String> headers(Collection<String> lines) {
    var headers = new HashMap<String, String>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return Map.copyOf(headers);
  }

  private List<Socket> connected() {
    synchronized (connections) {
      return List.copyOf(connections);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : connected()) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
