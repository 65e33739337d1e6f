/**
 * Modules in folders laid out like the go command's download cache, whoever keeps them.
 *
 * <p>Everything here is safe for use by many threads. The package is not exported.
 */
@NullMarked
package io.github.goproxy4j.internal.tree;

import org.jspecify.annotations.NullMarked;
