/**
 * What Go's {@code archive/zip} sees in a zip: the same entries, the same contents, the same
 * refusals. The go command hashes and extracts what that reader sees, so a reader that sees
 * anything else is a hole; neither {@code java.util.zip} nor Commons Compress sees the same. See <a
 * href="https://go.dev/ref/mod#zip-files">Module zip files</a>.
 *
 * <ul>
 *   <li>C20: only the central directory counts. It is looked for from the end of the file, first in
 *       the last 1 KiB, then in the last 65 KiB; bytes after the comment and before the archive are
 *       fine, a comment that is cut short is not. Offsets count from where the archive turns out to
 *       begin, or from the start of the file if a header is found there. The zip64 record is asked
 *       if the number of entries or the size of the directory is 0xFFFF or its offset is
 *       0xFFFFFFFF. Disk numbers mean nothing.
 *   <li>C20: entries are read until something is no entry; then their number modulo 65,536 must be
 *       the recorded one.
 *   <li>C21: names are bytes. The UTF-8 flag, the Unicode path field, times, modes, comments and
 *       everything in the local header but its lengths are ignored; so are malformed extra fields,
 *       unless a size or an offset is needed from them.
 *   <li>C22: contents are stored or deflated; the encryption flag is ignored. The declared size is
 *       enforced both ways, the checksum always where there is a data descriptor and otherwise
 *       unless it is zero. What follows the end of a deflate stream is ignored. A name that ends in
 *       a slash has no content, and must not declare any.
 *   <li>C23: entries may overlap. Who sums up sizes does so before reading.
 * </ul>
 *
 * <p>Go's is not the only reader. {@link
 * io.github.goproxy4j.archive.ZipDirectory#requireUnambiguous} refuses a zip of which another one,
 * that goes by the local headers or by the other fields, may make something else:
 *
 * <ul>
 *   <li>Local headers with their contents and descriptors fill the file from its start to the
 *       directory, and the directory with its records and the comment the rest; offsets, sizes and
 *       numbers are what they say. So nothing is hidden before, between and behind, nothing
 *       overlaps, and there is one end of a zip to be found.
 *   <li>Each local header has the name, the method, the sizes and the checksum that the directory
 *       has. Sizes and checksum may be left to a data descriptor, which then has them, in any of
 *       its four forms, but not with large numbers for an empty content: who expects small ones
 *       finds them, and then no further entry. Stored content with a descriptor is fine: who reads
 *       from the front cannot read it and notices.
 *   <li>No entry is encrypted, or has a Unicode path field with another name.
 *   <li>A content ends where its data end.
 * </ul>
 *
 * <p>Stricter than Go, so that the heap is bounded by the reader and not by the file: {@link
 * io.github.goproxy4j.archive.ZipLimits}.
 *
 * <p>A directory belongs to no thread and keeps no position: different threads may read different
 * entries, or the same one. Who opened the blob closes it, after everything read from it; who
 * opened the stream of an entry closes that.
 *
 * <p><b>Tar archives</b> ({@link io.github.goproxy4j.archive.TarDirectory}) are no format of the go
 * command; publishers send them. Commons Compress cannot be asked, since it reads names and
 * extended headers of any length to the heap.
 *
 * <ul>
 *   <li>Headers of ustar, pax, GNU and before; names from a pax header before those of GNU before
 *       those in the block. A global header has a comment, or nothing that matters.
 *   <li>There are files, directories, symbolic links and pipes. A hard link, a device, a sparse
 *       file or an unknown type is refused, by its name.
 *   <li>The archive ends with two blocks of zeros, and nothing else follows. So what was cut short
 *       is noticed, wherever that happened.
 *   <li>Names may lead anywhere, and may repeat: that is for who makes files of them to refuse.
 *   <li>Names and extended headers are no more than a zip's directory may be ({@link
 *       io.github.goproxy4j.archive.ZipLimits}), and each is at most 1 MiB, as in Go.
 * </ul>
 *
 * <p>What a file was on a disk, and when it was changed, is told as Go's reader would, for those
 * who make a module of any zip; with a zip's time of DOS taken for UTC.
 *
 * <p>Nothing here writes, extracts, interprets names or finds a file by its name.
 */
@NullMarked
package io.github.goproxy4j.archive;

import org.jspecify.annotations.NullMarked;
