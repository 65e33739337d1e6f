/**
 * Sources kept by others: servers that speak GOPROXY, and folders in the layout of a proxy, as
 * {@code GOPROXY=file://} has them (X44).
 *
 * <p>{@link io.github.goproxy4j.upstream.HttpRemote} fetches files from a web server:
 *
 * <ul>
 *   <li>X25, X30, X32: the base may have a path, encoded as its owner likes; below it everything is
 *       encoded as by the go command, {@code !} as {@code %21}.
 *   <li>X2: only 200 is a success. 404 and 410 say that the server does not have it, or no longer;
 *       whatever else goes wrong is an {@link io.github.goproxy4j.source.UpstreamException}.
 *   <li>X3: the first paragraph of a plain text that comes with an error is part of the message.
 *   <li>X40: at most ten requests for one answer, never from {@code https} to {@code http}. What a
 *       server is shown to let us in is shown to the server that was asked first, and to no other.
 *   <li>X41, X43: {@link io.github.goproxy4j.upstream.Credentials} go over {@code https} only.
 *       They, and the queries of URLs, are in no message.
 *   <li>Every answer has a limit, on what it is when it is decoded. Nothing is kept of an answer
 *       that is too large, cut, or not the gzip that it claims to be: no file, no connection.
 *   <li>What answers say about where they end is what Go takes for it: one {@code Content-Length},
 *       or {@code chunked}. The Java client would make something of more than that, or of less over
 *       HTTP/2. The one thing that Go takes and we refuse is both at once.
 *   <li>A server that says nothing for too long has timed out, before its answer or in the middle
 *       of it. So has one that does not get done by the deadline of a {@link
 *       io.github.goproxy4j.source.Fetch}, or within an hour. If a fetch is cancelled or the thread
 *       interrupted, the question ends with {@link java.io.InterruptedIOException}.
 *   <li>429, 5xx and connections that fail, at whatever point, are tried again as {@link
 *       io.github.goproxy4j.upstream.Retries} says, if there is time; {@code Retry-After} is
 *       respected. What timed out is not.
 *   <li>Small files are on the heap. Others are in a temporary file that goes away with the blob,
 *       unless a cache takes it.
 * </ul>
 *
 * <p>A {@code Content-Length} that is too small cannot be told from the right one by HTTP alone,
 * nor can chunks by those who use the Java client.
 *
 * <p>{@link io.github.goproxy4j.upstream.HttpSource} asks another proxy, and passes on what the
 * asker allows ({@code Disable-Module-Fetch}, {@code Cache-Control: no-cache}):
 *
 * <ul>
 *   <li>X10: of a list, the first word of every line counts if it is a version; then those go that
 *       are not canonical, that the path does not permit, and the pseudo-versions.
 *   <li>X11, X12: a query is put to the server. If it has no {@code @latest}, or does not know what
 *       {@code v1} is, the list is asked: the highest version as {@link
 *       io.github.goproxy4j.source.VersionSelection} has it, else the one with the latest time.
 *   <li>X15: an {@code .info} file is kept word for word. One that is malformed, or about a version
 *       that cannot be the answer, is a failure.
 *   <li>X17: zips have at most 500 MiB; other files have limits too ({@link
 *       io.github.goproxy4j.upstream.FileLimits}).
 *   <li>A page of HTML is not a list without versions, nor a go.mod file, nor is nothing at all the
 *       latter; a zip has the directory of a zip.
 * </ul>
 *
 * <p>{@link io.github.goproxy4j.upstream.GoProxyList} is a value of {@code GOPROXY}:
 *
 * <ul>
 *   <li>X20, X21: read and refused as by the go command, in its words, but for passwords, which it
 *       does not show. It becomes a {@link io.github.goproxy4j.source.SourceGroup} in which {@code
 *       ,} and {@code |} are what they are to the go command; {@code off} and {@code direct} end
 *       it.
 *   <li>{@code direct} is somebody else's to provide. Where nobody does, a module that no proxy has
 *       is not found, and the reason says so; a list that ends in it is no mistake.
 *   <li>X23: no proxy is asked about private modules.
 *   <li>A URL that Java cannot ask is refused, for instance one whose host has an underscore.
 * </ul>
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
 * <p>Nothing here is checked against a checksum, and nothing is written but temporary files. A zip
 * in a folder has no SHA-256 that could serve as its ETag, since nobody recorded one. Everything
 * here is safe for use by many threads.
 *
 * @see <a href="https://go.dev/ref/mod#module-cache">Go Modules Reference: Module cache</a>
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference: GOPROXY protocol</a>
 */
@NullMarked
package io.github.goproxy4j.upstream;

import org.jspecify.annotations.NullMarked;
