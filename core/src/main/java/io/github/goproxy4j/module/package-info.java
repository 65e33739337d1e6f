/**
 * Module paths, versions of modules, and how both are written in URLs and file names, as {@code
 * golang.org/x/mod/module} defines them.
 *
 * <p><b>Paths</b> ({@link io.github.goproxy4j.module.PathKind}, {@link
 * io.github.goproxy4j.module.ModulePath})
 *
 * <ul>
 *   <li>P1-P4: valid UTF-8, not empty, no leading dash outside files, no double or trailing slash;
 *       no element is empty, made of dots, or ends in a dot, and in a module path none begins with
 *       one.
 *   <li>P5: a module path has ASCII letters, digits and {@code - . _ ~}; an import path also {@code
 *       +}; a file path also most ASCII punctuation, the space and every Unicode letter.
 *   <li>P6, P7: no element is a device name of Windows; outside files none looks like a short name
 *       ({@code x~1}).
 *   <li>P8: the first element of a module path is a lower-case domain name with a dot.
 *   <li>P9, P10: a final {@code /vN} has N of at least 2 ({@link
 *       io.github.goproxy4j.module.PathMajor}); {@code gopkg.in} ends in {@code .vN}.
 *   <li>P11: the reason is reported as the go command words it. P12: the rule on domain names is
 *       always applied.
 * </ul>
 *
 * <p><b>Versions</b> ({@link io.github.goproxy4j.module.ModuleVersion}, {@link
 * io.github.goproxy4j.module.PseudoVersion})
 *
 * <ul>
 *   <li>V1: canonical is {@code vX.Y.Z[-pre][+incompatible]}.
 *   <li>V2, V3, V10: a version belongs to a path if the major versions agree; {@code +incompatible}
 *       belongs to any path without a suffix.
 *   <li>V4-V9: pseudo-versions, their time, revision and base.
 * </ul>
 *
 * <p><b>Escaping</b> ({@link io.github.goproxy4j.module.Escaping}) E1-E4: a capital becomes {@code
 * !} and its small letter, so that no two names differ in case alone; whatever is not exactly the
 * escaped form of something is refused. {@link io.github.goproxy4j.module.ModuleFile} is the one
 * place that builds a path of a module's file, or of its record in a checksum database.
 *
 * <p><b>Order</b> ({@link io.github.goproxy4j.module.ModuleOrder}) O1-O3: the order of go.sum.
 *
 * <p>Everything here is immutable and safe for use by many threads. Malformed input is an unchecked
 * exception with the input and the reason; nothing here does I/O.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file-ident">Go Modules Reference: Module paths and
 *     versions</a>
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference: GOPROXY protocol</a>
 */
@NullMarked
package io.github.goproxy4j.module;

import org.jspecify.annotations.NullMarked;
