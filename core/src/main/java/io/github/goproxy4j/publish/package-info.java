/**
 * Takes in what clients publish, whatever they send and in whatever order.
 *
 * <ul>
 *   <li>An {@link io.github.goproxy4j.publish.Upload} is an archive, a go.mod file, an {@code
 *       .info} file, or several of them, with what was said about them beside.
 *   <li>An archive alone is a whole version: what it lacks is made up ({@link
 *       io.github.goproxy4j.release.ArchiveIngest}). It is visible all at once or not at all.
 *   <li>A go.mod or {@code .info} file that comes first waits for its archive, on the heap and for
 *       an hour. One that comes later has to say what is there already; an {@code .info} file may
 *       correct the time, and nothing else.
 *   <li>The same again is no error, whoever sends it: clients try again. Anything else for a
 *       version that is there is a {@link io.github.goproxy4j.store.ReleaseConflictException}.
 *   <li>Who may publish is asked when it is known what, and before anything is kept.
 *   <li>A {@link io.github.goproxy4j.publish.Publisher} is safe for use by many threads. It checks
 *       as many archives at once as there are processors, so that the heap is bounded; the others
 *       wait in the order in which they came.
 * </ul>
 *
 * <p>Go has no protocol to publish with. What clients send is what those of other registries send,
 * and is read in {@code protocol}; what is taken is what the go command would download, as {@link
 * io.github.goproxy4j.release} says.
 *
 * @see <a href="https://go.dev/ref/mod#zip-files">Go Modules Reference: Module zip files</a>
 */
@NullMarked
package io.github.goproxy4j.publish;

import org.jspecify.annotations.NullMarked;
