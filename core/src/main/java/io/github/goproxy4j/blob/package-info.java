/**
 * Immutable bytes of known length behind a handle that is closed.
 *
 * <ul>
 *   <li>Who obtains a {@link io.github.goproxy4j.blob.Blob} closes it; streams made from it are
 *       closed by who made them, and stop working when the blob is closed.
 *   <li>A blob over a file holds the file open: replacing or deleting the path does not cut a
 *       response that began.
 *   <li>A {@link io.github.goproxy4j.blob.Spool} takes bytes of unknown length up to a limit, in a
 *       temporary file that is adopted by a rename or vanishes.
 *   <li>A sealed spool can become a blob that carries the file along; whoever keeps the bytes takes
 *       the file from it, so that what was fetched is written to the disk once.
 *   <li>Blobs may be read by many threads at once. A spool belongs to one thread until it is
 *       sealed.
 * </ul>
 */
@NullMarked
package io.github.goproxy4j.blob;

import org.jspecify.annotations.NullMarked;
