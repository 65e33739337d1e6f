/**
 * Mounts a Go module proxy in a Jakarta Servlet container, version 6.0 or later.
 *
 * <ul>
 *   <li>{@link io.github.goproxy4j.servlet.GoProxyServlet} copies a request to a {@link
 *       io.github.goproxy4j.protocol.GoProxyHandler} and its answer to the response. Everything
 *       about modules, ranges and status codes is said there, in the handler.
 *   <li>Trap 32: the path is the rest of the raw request URI after the mount point. Nothing that
 *       the container decoded, collapsed or stripped is relied upon; what a container refuses
 *       itself it may refuse.
 *   <li>Errors are bodies of ours, never the error pages of the container, which the go command
 *       would not show.
 *   <li>A body that cannot be sent whole ends with an exception after its {@code Content-Length}
 *       was announced, so that the client notices.
 *   <li>Nothing registers itself: a jar on the class path never opens an endpoint.
 * </ul>
 *
 * <p>Requests are served by the container's threads, with blocking I/O.
 */
@NullMarked
package io.github.goproxy4j.servlet;

import org.jspecify.annotations.NullMarked;
