package io.github.goproxy4j.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port where nobody listens, and which nobody else gets meanwhile. */
final class RefusingPort implements AutoCloseable {
  private final Socket socket = new Socket();

  private RefusingPort() {}

  static RefusingPort open() throws IOException {
    var port = new RefusingPort();
    port.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return port;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
