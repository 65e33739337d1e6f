/**
 * Checksum databases: what they serve. See <a
 * href="https://go.dev/ref/mod#checksum-database">Checksum database</a> and <a
 * href="https://go.dev/design/25530-sumdb">the design of it</a>.
 *
 * <ul>
 *   <li>T9: the hashes of the log are served in {@linkplain io.github.goproxy4j.sumdb.Tile tiles},
 *       at {@code tile/H/L/NNN[.p/W]}; a path is one only if it is written exactly so.
 *   <li>T13: the go command asks for lookups and tiles only; a mirror serves {@code latest}, too.
 * </ul>
 *
 * <p>Values are immutable and safe for use by many threads. Blobs belong to the asker, who closes
 * them.
 */
@NullMarked
package io.github.goproxy4j.sumdb;

import org.jspecify.annotations.NullMarked;
