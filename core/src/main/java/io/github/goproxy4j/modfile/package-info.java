/**
 * Reading go.mod files as {@code golang.org/x/mod/modfile} does, with the same verdicts and the
 * same error texts.
 *
 * <p>There are two ways: {@link io.github.goproxy4j.modfile.GoMod#parse strict}, for the file of a
 * main module, and {@link io.github.goproxy4j.modfile.GoMod#parseLax lax}, for what others have
 * published. Lax is not tolerant: it skips lines, but what it reads has to be right.
 *
 * <ul>
 *   <li>M1: UTF-8 (other bytes count as U+FFFD), where only space, tab and carriage return separate
 *       words and a newline ends a line; comments from {@code //}, never {@code /*}; strings in
 *       double quotes or backquotes; no byte order mark. A wrong token or an open block fails lax
 *       reading, too.
 *   <li>M2: a word that begins with a double quote is a Go string; any other word with a quote in
 *       it is refused, and so is every string in backquotes.
 *   <li>M3: {@code module}, {@code godebug}, {@code require}, {@code exclude}, {@code replace},
 *       {@code retract}, {@code tool} and {@code ignore} may be blocks, with nothing between the
 *       directive and the parenthesis. Other blocks are a problem if strict, and skipped if lax.
 *   <li>M4: lax reads {@code go}, {@code module}, {@code require}, {@code retract} and {@code
 *       ignore}, and skips everything else unseen.
 *   <li>M5: one {@code go} line, {@code 1.N}, {@code 1.N.P} or with a suffix like {@code rc1}; lax
 *       cuts off anything else that follows: {@code 1.24.x} is {@code 1.24}.
 *   <li>M6: one {@code module} line with any text as its path; one {@code toolchain}.
 *   <li>M7: {@code require} and {@code exclude} take a path whose end is no bad major version, and
 *       a version of that major version, which is made canonical; duplicates stay. {@code indirect}
 *       is the first word of the comment behind the line.
 *   <li>M8: {@code replace}; a directory is what looks like one on any system, and one with
 *       backslashes is refused, as Go does except on Windows.
 *   <li>M9: {@code retract} takes a version or a closed interval, neither checked nor made
 *       canonical; lax skips what it cannot read of it. The rationale is the comment above and
 *       behind the line or, if it has none, above the block.
 *   <li>M10: a module is deprecated if a paragraph of the comment at {@code module} begins with
 *       {@code Deprecated:}.
 *   <li>M11: {@link io.github.goproxy4j.modfile.GoMod#modulePath} finds the path in a line that
 *       begins with {@code module}, whatever the rest of the file is.
 *   <li>M12: {@link io.github.goproxy4j.modfile.AutoQuote} quotes what is not one plain word.
 *   <li>X13: {@link io.github.goproxy4j.modfile.GoMod#synthesize} gives the file of a module that
 *       has none.
 *   <li>Z30, Z32: {@link io.github.goproxy4j.modfile.GoVersion} compares versions of Go.
 * </ul>
 *
 * <p>Time and memory grow linearly with the file, and nothing is recursive; how large a file may be
 * is for the caller to say (the go command stops at 16 MiB). The one difference from Go: after a
 * thousand problems no more are collected.
 *
 * <p>Everything public is immutable and safe for use by many threads. Nothing here does I/O, edits
 * or formats a file, reads go.work, or asks whether a module path or a Go version exists.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file">Go Modules Reference: go.mod files</a>
 */
@NullMarked
package io.github.goproxy4j.modfile;

import org.jspecify.annotations.NullMarked;
