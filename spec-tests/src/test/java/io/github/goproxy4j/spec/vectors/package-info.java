/**
 * The vectors in {@code src/test/vectors}, put to this library and to Go.
 *
 * <p>What a vector is and what may stand in one is said in the README beside them.
 */
@NullMarked
package io.github.goproxy4j.spec.vectors;

import org.jspecify.annotations.NullMarked;
