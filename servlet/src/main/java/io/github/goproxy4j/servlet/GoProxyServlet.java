package io.github.goproxy4j.servlet;

import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.ProxyResponse;
import io.github.goproxy4j.protocol.RequestHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves Go modules. Map it to a path with {@code /*} at its end.
 *
 * <pre>{@code
 * context.addServlet(new ServletHolder(new GoProxyServlet(handler)), "/goproxy/*");
 * }</pre>
 *
 * <p>In a {@code web.xml} it is configured by init-params, and does not start with any that is
 * unknown, malformed or leads nowhere:
 *
 * <ul>
 *   <li>{@code root}, which is needed: an existing folder, which is a store if it is empty or was
 *       one before, and is only read otherwise: see {@link
 *       io.github.goproxy4j.upstream.ServedFolder}
 *   <li>{@code upstream}: where to fetch what is not there, as in {@code GOPROXY}
 *   <li>{@code cache}: the folder for what was fetched; {@code .upstream} in a store without it
 *   <li>{@code goprivate}: patterns of modules that nobody else is told of
 *   <li>{@code gosumdb}: what to verify with, as in {@code GOSUMDB}, or {@code off}; {@code
 *       sum.golang.org} without it
 *   <li>{@code pages}: {@code show} for pages that people see in a browser; without it, there are
 *       none
 * </ul>
 *
 * <p>A configuration file is for the host to read: it knows what a repository is, and has the
 * parser.
 */
public class GoProxyServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient @Nullable RequestHandler handler;

  /** A servlet that finds its modules by its init-param. */
  public GoProxyServlet() {}

  /** A servlet for {@code handler}, without any init-param. */
  public GoProxyServlet(RequestHandler handler) {
    this.handler = handler;
  }

  /**
   * Reads the init-params.
   *
   * @throws ServletException if one is missing, unknown or leads nowhere
   */
  @Override
  public void init() throws ServletException {
    List<String> names = Collections.list(getInitParameterNames());
    if (handler == null) {
      handler = InitParams.handler(names, this::getInitParameter);
    } else if (!names.isEmpty()) {
      throw new ServletException("init-params of a servlet that has its handler: " + names);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (ProxyResponse answer = started().handle(proxyRequest(request))) {
      response.setStatus(answer.status());
      answer.headers().forEach(response::setHeader);
      answer.body().writeTo(response.getOutputStream());
    }
  }

  private RequestHandler started() {
    if (handler == null) {
      throw new IllegalStateException("this servlet was not initialised");
    }
    return handler;
  }

  private static ProxyRequest proxyRequest(HttpServletRequest request) {
    return ProxyRequest.of(
            request.getMethod(), MountPath.rawPathBelow(request), name -> header(request, name))
        .withQuery(Optional.ofNullable(request.getQueryString()))
        .from(sender(request))
        .withContent(request::getInputStream)
        .below(() -> MountPath.url(request));
  }

  private static Sender sender(HttpServletRequest request) {
    return new Sender(
        Optional.ofNullable(request.getRemoteAddr()),
        Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName),
        request::isUserInRole);
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name))
        .map(first -> String.join(", ", Collections.list(request.getHeaders(name))));
  }
}
