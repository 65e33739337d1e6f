/**
 * Checksum databases: what they serve, what they sign, and a client that believes nothing else. See
 * <a href="https://go.dev/ref/mod#checksum-database">Checksum database</a> and <a
 * href="https://go.dev/design/25530-sumdb">the design of it</a>.
 *
 * <ul>
 *   <li>T1: a {@linkplain io.github.goproxy4j.sumdb.SignedNote note} is a text, an empty line and
 *       at least one line of signature, all of it UTF-8 without control characters but newlines.
 *       The last empty line ends the text, which keeps its newline and is what the signatures are
 *       of.
 *   <li>T2: a note has at most 100 signatures. Every one by a known key must be right, except that
 *       only the first of each key is looked at; those by other keys are kept apart; without one by
 *       a known key, the note is refused.
 *   <li>T3: a public key is written {@code NAME+HASH+BASE64}, a private one {@code
 *       PRIVATE+KEY+NAME+HASH+BASE64} with the hash of the public one. Ed25519 is the only
 *       algorithm.
 *   <li>T4: signing a note anew keeps the signatures by other keys, before the new ones.
 *   <li>T5: the text of a note on a {@linkplain io.github.goproxy4j.sumdb.LogTree tree} has the
 *       number of records in its one decimal form and the hash over them; more lines are ignored.
 *   <li>T6: a {@linkplain io.github.goproxy4j.sumdb.LogRecord record} is lines of go.sum, none of
 *       them empty, in UTF-8 without control characters.
 *   <li>T7: a {@linkplain io.github.goproxy4j.sumdb.LookupAnswer lookup} answers with the number of
 *       the record, its text, an empty line, and a signed note. In a data tile there are no
 *       numbers.
 *   <li>T8: hashes are those of RFC 6962, and so are the proofs that a log {@linkplain
 *       io.github.goproxy4j.sumdb.RecordProof has} a record and {@linkplain
 *       io.github.goproxy4j.sumdb.TreeProof has had} all records of an older one.
 *   <li>T9: the hashes of the log are served in {@linkplain io.github.goproxy4j.sumdb.Tile tiles},
 *       at {@code tile/H/L/NNN[.p/W]}; a path is one only if it is written exactly so.
 *   <li>T10: a {@linkplain io.github.goproxy4j.sumdb.TileHashReader hash} is believed only if the
 *       tiles lead from it to the hash of a tree that is believed. The tiles at the end of the log
 *       make up the hash of the tree; every other one that is read must have its hash in the tile
 *       above it. Nothing is saved before all of that holds. A tile that is not served in part is
 *       the beginning of the full one.
 *   <li>T11: a {@linkplain io.github.goproxy4j.sumdb.SumDatabaseClient client} believes a lookup if
 *       its tree was signed, is the beginning of the latest one or the other way round, and has the
 *       record; of that, only the lines on the very file count. Two trees of which neither is the
 *       beginning of the other are a {@linkplain io.github.goproxy4j.sumdb.DatabaseForkException
 *       fork}.
 *   <li>X50: {@link io.github.goproxy4j.sumdb.GoSumDatabase} reads a value of {@code GOSUMDB}.
 *   <li>X51: {@link io.github.goproxy4j.sumdb.ProxiedDatabase} is a database where the go command
 *       asks for it, which is at a proxy that serves it, if there is one.
 *   <li>X52: a client keeps {@code NAME/latest}, which many processes replace only by later ones,
 *       {@code NAME/lookup/M@V} and {@code NAME/tile/...}. An empty file is as good as none.
 *   <li>T13, X53: a {@linkplain io.github.goproxy4j.sumdb.SumDatabaseMirror mirror} hands on what a
 *       client has authenticated, so that others can verify it again without the database. The go
 *       command asks for lookups and tiles only; a mirror serves {@code latest}, too.
 * </ul>
 *
 * <p>Values are immutable and safe for use by many threads. Blobs belong to the asker, who closes
 * them.
 */
@NullMarked
package io.github.goproxy4j.sumdb;

import org.jspecify.annotations.NullMarked;
