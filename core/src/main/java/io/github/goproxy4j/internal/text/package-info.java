/**
 * Strings, characters and slash-separated paths with exactly the meaning that Go gives them.
 *
 * <ul>
 *   <li>A Go string is bytes. A Java string stands for its UTF-8 bytes; a lone surrogate stands for
 *       the three bytes it would take, which is not valid UTF-8 (P1).
 *   <li>Where any bytes must survive, as in names of files and in go.sum, {@link
 *       io.github.goproxy4j.internal.text.RawString} keeps them apart instead.
 *   <li>Order is the order of bytes, not of UTF-16 units.
 *   <li>Letters, printable characters and case folding follow the Unicode version of the shipped
 *       table, never the JDK's (P5, Z41).
 *   <li>White space is {@code unicode.IsSpace} (G1).
 * </ul>
 *
 * <p>Everything here is immutable and safe for use by many threads. The package is not exported.
 */
@NullMarked
package io.github.goproxy4j.internal.text;

import org.jspecify.annotations.NullMarked;
