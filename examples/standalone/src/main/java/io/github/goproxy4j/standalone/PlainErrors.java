package io.github.goproxy4j.standalone;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses, in one line of text: the go command shows no HTML. Why it did so stays
 * out of it, since the reason may quote the request.
 */
final class PlainErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, reason(response.getStatus()) + "\n", callback);
    return true;
  }

  private static String reason(int status) {
    return status == HttpStatus.NOT_FOUND_404
        ? "no repository is served at this path"
        : HttpStatus.getMessage(status);
  }
}
