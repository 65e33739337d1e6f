/**
 * The deflate format of RFC 1951: what readers and writers of it have to agree on, and a
 * compressor.
 *
 * <ul>
 *   <li>The bytes depend on the content alone: not on the JDK, the machine, how a stream hands out
 *       its bytes, or what was compressed before.
 *   <li>Matches have four bytes at least. A block ends after 16,384 symbols and is written in the
 *       shortest of the three ways; its codes have two symbols at least, which not every reader
 *       needs.
 *   <li>Memory does not depend on the size of a content.
 * </ul>
 *
 * <p>A compressor belongs to one thread. The package is not exported.
 */
@NullMarked
package io.github.goproxy4j.internal.deflate;

import org.jspecify.annotations.NullMarked;
