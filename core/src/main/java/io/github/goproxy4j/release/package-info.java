/**
 * One complete version of a module, verified before anybody can see it. See <a
 * href="https://go.dev/ref/mod#module-proxy">Go Modules Reference: Module proxies</a>.
 *
 * <p>A {@link io.github.goproxy4j.release.ModuleRelease} is made from a directory or from a module
 * zip, in the same way: the zip is written to a temporary file, and everything else is taken from
 * what was written, so that it does not matter what happens to the original meanwhile.
 *
 * <ul>
 *   <li>V1, Z24: the version is canonical; pseudo-versions are welcome.
 *   <li>The zip is valid in the sense of {@link io.github.goproxy4j.zip.ModuleZip#check}, and all
 *       its contents can be read and hashed (U4).
 *   <li>The {@code .mod} file has the bytes of the go.mod at the root of the zip, or those that the
 *       go command makes up (X13, D31), which it does not put into the zip. Only what can be the
 *       root of a repository, that is a path without {@code /vN}, may do without a go.mod.
 *   <li>M4: a go.mod is read the way the go command reads that of a dependency: directives that
 *       count only in a main module, or that a later Go adds, do not matter. Whoever downloads the
 *       module does it this way, and so do Go's proxies; a strict reading would refuse modules for
 *       being newer than this library. A go.mod that cannot be read even so is refused.
 *   <li>M14: it declares the path that it is published under. Proxies let others pass, but then
 *       nobody can require them.
 *   <li>V3, V10: {@code +incompatible} versions have no go.mod, and a major version that needs it.
 *       Go asks that in repositories only, not of proxies.
 *   <li>X15: the {@code .info} file has the version and the time, in whole seconds.
 * </ul>
 *
 * <p>What is not so is a {@link io.github.goproxy4j.release.ReleaseRefusedException}, with the go
 * command's words where it has some; other {@code IOException}s are failures. Either way no
 * temporary file is left.
 *
 * <p>Who makes a release closes it, published or not. It belongs to one thread at a time, and is
 * published once.
 *
 * <p>Not here: other archives than module zips, mending what is wrong with files, git.
 */
@NullMarked
package io.github.goproxy4j.release;

import org.jspecify.annotations.NullMarked;
