package io.github.goproxy4j.standalone;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Knows which connections have a request, so that a server that stops hangs up on the others at
 * once and has all its patience for these: a client that reads slowly is not one that is idle.
 */
final class BusyConnections extends Handler.Wrapper implements Graceful {
  private static final long ONE_SECOND = 1000;

  private final Connector connector;
  private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  BusyConnections(Connector connector, Handler handler) {
    super(handler);
    this.connector = connector;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    busy.add(connection);
    Request.addCompletionListener(request, failure -> completed(connection));
    return super.handle(request, response, callback);
  }

  private void completed(EndPoint connection) {
    busy.remove(connection);
    if (stopping) {
      connection.setIdleTimeout(ONE_SECOND);
    }
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    stopping = true;
    for (EndPoint connection : connector.getConnectedEndPoints()) {
      if (!busy.contains(connection)) {
        connection.close();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return stopping;
  }
}
