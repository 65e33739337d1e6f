/**
 * Requests to a Go module proxy, and the answers, without any server.
 *
 * <ul>
 *   <li>X1: {@link io.github.goproxy4j.protocol.Route} reads the path. The part after {@code @v/}
 *       ends at its last dot.
 *   <li>X30, X31, traps 31-33: the raw path is percent-decoded once, element by element, and then
 *       unescaped; {@code %21} and {@code !} are the same, a plus sign stays one. Leading slashes
 *       collapse. An empty element, a dot segment, an encoded slash, a backslash or a control
 *       character anywhere is "not found".
 * </ul>
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference: GOPROXY protocol</a>
 */
@NullMarked
package io.github.goproxy4j.protocol;

import org.jspecify.annotations.NullMarked;
