/**
 * One answer for all who ask the same at the same time.
 *
 * <p>Everything here is safe for use by many threads. The package is not exported.
 */
@NullMarked
package io.github.goproxy4j.internal.flight;

import org.jspecify.annotations.NullMarked;
