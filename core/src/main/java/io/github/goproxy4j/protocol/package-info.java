/**
 * Requests to a Go module proxy, and the answers, without any server.
 *
 * <p><b>Requests</b> ({@link io.github.goproxy4j.protocol.Route})
 *
 * <ul>
 *   <li>X1: the part of a path after {@code @v/} ends at its last dot.
 *   <li>X30, X31, traps 31-33: the raw path is percent-decoded once, element by element, and then
 *       unescaped; {@code %21} and {@code !} are the same, a plus sign stays one. Leading slashes
 *       collapse (X32). An empty element, a dot segment, an encoded slash, a backslash or a control
 *       character anywhere is "not found".
 *   <li>X5: so is everything malformed, a file of a version that is not canonical, and a version
 *       that the path does not permit.
 *   <li>T9, T12: the same holds for tiles and for lookups in a checksum database, where others
 *       answer 400.
 *   <li>{@code Disable-Module-Fetch: true} asks for what is held already.
 * </ul>
 *
 * <p><b>Answers</b> ({@link io.github.goproxy4j.protocol.GoProxyHandler})
 *
 * <ul>
 *   <li>X2, trap 36: success is 200. Only a {@code Range} request gets 206 or 416, only a
 *       conditional one 304 or 412. {@code HEAD} is {@code GET} without the body, and any other
 *       method is refused with 405.
 *   <li>X10, trap 35: {@code list} has one unescaped version per line, ascending; it is empty for a
 *       known module without versions.
 *   <li>Trap 37: absent is 404, deleted 410; what a policy refuses and what has another checksum
 *       than the expected one is 403, which ends the search of the go command; an upstream that
 *       failed is 502, one that was too slow 504; busy is 503 with {@code Retry-After}; no room for
 *       an upload is 507; everything else is 500 and says nothing.
 *   <li>X3, trap 38: an error is one short printable line of plain text in UTF-8.
 *   <li>X4: the tag of a file is the SHA-256 of its bytes. What has no recorded SHA-256 has no tag,
 *       and then a range is answered with the whole, lest a client join parts of two files.
 *   <li>X51, trap 46: whether a checksum database is served is 200 or 404, and never depends on
 *       whether it can be reached. A client that is told so asks nobody else for it, and other
 *       clients ask it themselves.
 *   <li>T7, T12, T13: of a database that is served there are the lookups, the tiles and the latest
 *       tree. Lookups and tiles never change and may be kept for ever.
 * </ul>
 *
 * <p>Everything here is safe for use by many threads. The server closes the response, also if it
 * could not send it; that closes the blob. Nobody is asked for a password, nothing is compressed,
 * and nothing is redirected.
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference: GOPROXY protocol</a>
 */
@NullMarked
package io.github.goproxy4j.protocol;

import org.jspecify.annotations.NullMarked;
