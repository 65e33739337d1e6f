/**
 * Sources kept by others. For now that is a folder in the layout of a proxy, as {@code
 * GOPROXY=file://} has it (X44).
 *
 * <p>{@link io.github.goproxy4j.upstream.FolderSource} goes by what a client can download:
 *
 * <ul>
 *   <li>X60: the list is made from the files of the folder. The file {@code list} is never read,
 *       since the go command writes pseudo-versions into it and leaves out versions with capitals;
 *       that it exists says that the module is known.
 *   <li>X61: a version is listed, and can be the latest, if it has a {@code .mod} and a {@code
 *       .zip} file. A file that exists is served, whatever others do not. A {@code .mod} file that
 *       starts with {@code //vgo 0.0.} does not exist.
 *   <li>Without an {@code .info} file, a version that has the other two is answered for without a
 *       time; {@code file://} would say that it does not exist, though it can be downloaded.
 *   <li>X62: of files that stand for other queries only {@code .info} is read, if no version
 *       matches the query. {@code @latest} is always chosen from the versions, by {@link
 *       io.github.goproxy4j.source.VersionSelection}; pseudo-versions count if there is nothing
 *       else.
 *   <li>Trap 52: {@code .lock}, {@code .partial}, {@code .ziphash}, {@code .tmp} and every name
 *       that is not the escaped form of a canonical version that the path permits are strays.
 *   <li>Only regular files inside the folder are read; a link may lead from one place in it to
 *       another, but not out of it.
 *   <li>An {@code .info} file that cannot be right is a failure, not an absence.
 * </ul>
 *
 * <p>{@link io.github.goproxy4j.upstream.ServedFolder} tells such a folder from a store.
 *
 * <p>Nothing is checked against a checksum, nothing is written, and a zip has no SHA-256 that could
 * serve as its ETag, since nobody recorded one. Everything here is safe for use by many threads.
 *
 * @see <a href="https://go.dev/ref/mod#module-cache">Go Modules Reference: Module cache</a>
 */
@NullMarked
package io.github.goproxy4j.upstream;

import org.jspecify.annotations.NullMarked;
