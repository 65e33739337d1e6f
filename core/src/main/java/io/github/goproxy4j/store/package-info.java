/**
 * Published releases, and files that were fetched; on disk or in memory. See <a
 * href="https://go.dev/ref/mod#module-cache">Go Modules Reference: Module cache</a>.
 *
 * <p><b>Every store</b> ({@link io.github.goproxy4j.store.ModuleStore})
 *
 * <ul>
 *   <li>A version is visible with all of its files or not at all. Publishing it again with the same
 *       identity, which is its {@code h1} and the bytes of its go.mod file, succeeds and changes
 *       nothing; with another one it is a conflict, for ever. Of any number of publishers one wins.
 *   <li>Stored bytes are kept as they came. Equal {@code h1} allows different zips, so the SHA-256
 *       of the bytes is recorded with them.
 *   <li>A deleted version is remembered. It can return with the same identity only.
 *   <li>Trap 35: a module without versions is something else than an unknown module. A module is
 *       known for ever.
 *   <li>Pseudo-versions are versions here; whether a list has them is for others to say (X10).
 * </ul>
 *
 * <p><b>The folder</b> ({@link io.github.goproxy4j.store.DirectoryStore})
 *
 * <ul>
 *   <li>X60-X62, trap 34: the layout is that of the go command's download cache, with escaped
 *       names, so that the folder works as {@code GOPROXY=file://}. Beside the three files stand
 *       {@code V.ziphash}, 47 bytes (G6), the record {@code V.release}, and for a deleted version
 *       the empty file {@code V.deleted}. Deleted versions have no other files than the last two.
 *   <li>A version is there if its record is, and deleted if it has a tombstone too. Everything else
 *       is derived or does not count: {@code list}, files without a record, and names that are not
 *       the escaped form of a canonical version that the path permits (trap 52). A folder without
 *       records, such as a module cache, has no modules, and {@code reindex} does not touch it.
 *   <li>{@code list} has the published versions, ascending, without pseudo-versions (X10). It is
 *       rebuilt from the records whenever something changes, and by {@code reindex}. Clients of
 *       {@code file://} should go by it; what they ask for by name, they may get a moment early.
 *   <li>The record is one line of JSON: {@code format} (1), {@code module}, {@code version}, {@code
 *       h1}, {@code goModH1}, {@code zipSize}, {@code zipSha256}, {@code goModSize}, {@code
 *       goModSha256}, {@code info} (the text of the {@code .info} file, with the time and the
 *       origin), {@code provenance} and {@code published}. It is read strictly; keys that are not
 *       known are skipped, and stay, since a record is not written twice, except for a deleted
 *       version that returns. The record decides what {@code .info} says.
 *   <li>Two folders are no modules: {@code .staging} for temporary files, cleaned of those older
 *       than a day when a store is opened, and {@code .locks}. All is on one file system; symbolic
 *       links to folders are not followed in search of modules.
 * </ul>
 *
 * <p><b>Committing.</b> All files are written to the staging folder and forced to the disk. Then,
 * under the lock of the module, it is asked whether the version exists; the files are renamed into
 * their places and the folder is forced; then the record appears. It does so by a hard link to the
 * forced temporary file, which on POSIX and on NTFS is atomic and fails if the name exists, so
 * there is never half a record nor a second one. Where there are no hard links it is renamed, and
 * that nobody else does the same is up to the lock. Nobody overwrites a file of a version that has
 * a record. Last, the list is replaced.
 *
 * <ul>
 *   <li>A crash at any moment leaves the version whole or absent, deleted or whole, and the same
 *       call can be made again. What lies about then is overwritten by it; a list that a crash left
 *       behind is mended by any publication of the module.
 *   <li>The lock is one of 64 files in {@code .locks}, held by a process and within it by a thread,
 *       for as long as the renaming takes. Readers take no lock, and a lock file that exists means
 *       nothing. A file system that only pretends to lock is good for one writing process.
 *   <li>An {@code IOException} is one line with the file and the reason, {@code No space left on
 *       device}. If it was thrown after the record appeared, the version is published, and
 *       publishing it again tells so. A missing store folder, such as a disk that was not mounted,
 *       is a failure and not an empty store (trap 37).
 *   <li>A folder whose platform cannot open it (Windows) is not forced; the order of renames is
 *       then up to the file system's journal.
 * </ul>
 *
 * <p><b>Several processes</b> may share a folder. What one publishes, others find at once when
 * asked for the version, and within 200 milliseconds in the list of versions; what it deletes or
 * corrects they may have for 200 milliseconds more. Lists, records and go.mod files of up to 64 KiB
 * are kept in memory, up to a limit, and held against the time of the folder, whose steps may be
 * coarse, so a reading counts as final only when the time has not changed for longer than such a
 * step. On a file system that caches the times of folders, as NFS does, its delay is added. A file
 * that somebody damages in its place may be served from memory as it was; {@code scrub} reads the
 * disk.
 *
 * <p><b>Caches</b> ({@link io.github.goproxy4j.store.ModuleCache}) keep files one by one, as they
 * were fetched: nothing is committed, and everything may be fetched again.
 *
 * <ul>
 *   <li>X61: a go.mod file may be held without its zip. The files of a version do not change: what
 *       is held stays, and the SHA-256 of its bytes is its tag.
 *   <li>What a proxy says about versions changes; of each {@link
 *       io.github.goproxy4j.store.ChangingFile} the last {@link io.github.goproxy4j.store.Snapshot}
 *       is held, with the time it was asked. How long that is good is for others to say.
 *   <li>X60-X62, trap 34: the folder of a {@link io.github.goproxy4j.store.DirectoryCache} has the
 *       layout of the go command's download cache, so that {@code GOPROXY=file://} works on it for
 *       versions of which all three files are held; those are in {@code list}.
 *   <li>Beside each file stands {@code V.zip.sum}, one line with its SHA-256 and its size. A file
 *       without such a line, with another size, or of another name (trap 52) is not held. A zip, or
 *       what else has more than 64 KiB, is forced to the disk before it gets its place; what is
 *       smaller is hashed whenever it is opened, so that a power cut may take it or leave a part,
 *       until its version is in {@code list}; which of the two names it leaves does not matter. The
 *       line always appears before the file it tells of and after any older one is gone, under the
 *       lock of the module, so that nobody reads one with the other.
 *   <li>Snapshots are in {@code .cache/changing}, again in the layout of a proxy, and the time of a
 *       file is that of asking. {@code .cache} also has the folders for temporary files and locks.
 *       A folder with anything else in it is not opened as a cache, for things vanish from caches.
 *   <li>The time of a file is that of its last use, give or take a minute. If a cache has limits,
 *       what was not used for longest goes when they are exceeded, and a tenth of the space is
 *       cleared at once. The disk is the truth: it is gone through, twice, whenever something has
 *       to go and otherwise once an hour, and nothing is remembered of a file but its time and size
 *       while that lasts. Of several processes, each obeys its own limits; all together they may
 *       exceed them by what others add within an hour.
 *   <li>Who has opened a file keeps it. What was removed while somebody used it is fetched again.
 * </ul>
 *
 * <p>Stores and caches are safe for use by many threads and need not be closed. Blobs belong to the
 * caller, who closes them; they stay readable when their version is deleted or their file removed.
 *
 * <p>Not here: access rights; which version is the latest; what is fetched, and when.
 */
@NullMarked
package io.github.goproxy4j.store;

import org.jspecify.annotations.NullMarked;
