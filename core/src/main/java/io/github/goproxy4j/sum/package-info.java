/**
 * The hashes that identify modules, and the lists of hashes that are expected. See <a
 * href="https://go.dev/ref/mod#authenticating">Authenticating modules</a> and <a
 * href="https://go.dev/ref/mod#go-sum-files">go.sum files</a>.
 *
 * <ul>
 *   <li>H1: a line for each file in the order of the names' bytes: the SHA-256 of the content in
 *       lower-case hexadecimal, two spaces, the name, a newline. The hash is {@code h1:} and the
 *       Base64 of the SHA-256 of the lines. A name with a newline in it fails.
 *   <li>H2: the hash of a zip covers every entry of its central directory with its bytes as the
 *       name, directories and the bare prefix included.
 *   <li>H3: a name that occurs several times gives as many lines, all with the content of the last.
 *   <li>H4: the hash of a go.mod file is that of a tree with the single name {@code go.mod}.
 *   <li>H5: the hash of a directory covers everything in it that is not a directory, symbolic links
 *       included and followed; the names stand behind a prefix.
 *   <li>H6: order, compression, times, modes and comments do not matter.
 *   <li>H7: no files have a hash too; names outside the Basic Multilingual Plane sort after all
 *       others, as their bytes do.
 *   <li>G1: a line of go.sum has no fields or three, between Unicode white space. Nothing else is
 *       checked, and there are no comments.
 *   <li>G2: the hash of the empty go.mod is dropped wherever it is recorded.
 *   <li>G3: of the hashes recorded for a file, the first that is equal or begins with {@code h1:}
 *       decides.
 *   <li>G4: a go.mod file is recorded under {@code version/go.mod}, a zip under the version.
 *   <li>G6: a {@code .ziphash} file is believed if it has the length of a hash and no zero byte.
 *   <li>O1, O2: go.sum is written in the order of modules, and of hashes for each of them.
 * </ul>
 *
 * <p>Values are immutable and safe for use by many threads; a {@link io.github.goproxy4j.sum.Hash1}
 * belongs to one. Blobs that are handed in are not closed, streams made from them are.
 *
 * <p>Nothing here decides whether a zip is a valid module zip, or whether a module needs a recorded
 * hash (G5).
 */
@NullMarked
package io.github.goproxy4j.sum;

import org.jspecify.annotations.NullMarked;
