/**
 * What is needed where several processes, or people, work on the same files.
 *
 * <p>Everything here is safe for use by many threads. The package is not exported.
 */
@NullMarked
package io.github.goproxy4j.internal.file;

import org.jspecify.annotations.NullMarked;
