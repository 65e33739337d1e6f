/**
 * Work that several threads can do: which threads, and how many.
 *
 * <ul>
 *   <li>W1: the thread that asks takes part. Whether and when others come to help changes how long
 *       it takes and nothing else, so an executor that is busy, small or shut down is no danger.
 *   <li>W2: nobody helps before it pays, or any longer than the call lasts; a helper that comes too
 *       late finds nothing to do.
 *   <li>W3: of several tasks that fail the first in their order decides, as if one thread had done
 *       them one after the other. Tasks behind it need not have been begun.
 *   <li>W4: large tasks are begun first, so that not all wait for the last of them.
 * </ul>
 *
 * <p>{@link io.github.goproxy4j.team.Workers} may be used by many threads at once; what a worker
 * has for itself belongs to one thread.
 */
@NullMarked
package io.github.goproxy4j.team;

import org.jspecify.annotations.NullMarked;
