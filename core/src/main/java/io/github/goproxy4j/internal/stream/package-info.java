/**
 * What streams have in common.
 *
 * <p>It does not know what they read.
 */
@NullMarked
package io.github.goproxy4j.internal.stream;

import org.jspecify.annotations.NullMarked;
