package io.github.goproxy4j.standalone;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows which connections have a request, so that a server that stops hangs up on the others at
 * once and has all its patience for these: a client that reads slowly is not one that is idle.
 */
final class BusyConnections extends Handler.Wrapper {
  private static final long ONE_SECOND = 1000;

  private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  BusyConnections(Handler handler) {
    super(handler);
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

  /** For a connector that has just lent its connections the time that they have to the end. */
  void hangUpOnOthers(Connector connector) {
    stopping = true;
    for (EndPoint connection : connector.getConnectedEndPoints()) {
      if (!busy.contains(connection)) {
        connection.close();
      }
    }
  }
}
