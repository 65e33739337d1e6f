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
 * <p><b>Archives of publishers</b> ({@link io.github.goproxy4j.release.ArchiveIngest}) are a zip, a
 * tar, or a tar with gzip, told apart by their bytes. What is wrong with them but clearly meant is
 * put right, and the release lists it ({@link io.github.goproxy4j.release.Repair}); the bytes of a
 * zip with which nothing is wrong are kept.
 *
 * <ul>
 *   <li>The root of the module is the directory that all files are in, if it has a go.mod; else the
 *       one called {@code X@V}; else the top. All files in one directory without either is not
 *       clear, and refused; so is a file beside {@code X@V/}, or beside a folder with the go.mod of
 *       this module. A leading {@code ./} does not count.
 *   <li>Path and version are what the publisher says, else those of {@code X@V/}, which may be
 *       escaped; else the path is the one in go.mod, and the version the one in a sent {@code
 *       .info} file. What is said twice must agree. {@code X} may be just the last elements of the
 *       path, or no module path at all.
 *   <li>H2: entries that are directories are dropped.
 *   <li>Z35: files stay out that the go command would leave out of a zip made from a directory with
 *       these files: those of version control systems, nested modules, vendored files, links and
 *       pipes.
 *   <li>D41: what has a commit for a comment was made by {@code git archive}. The go command makes
 *       modules that way too, and then takes the files as a list: directories of other version
 *       control systems are part of the module.
 *   <li>D42: a LICENSE from elsewhere in the repository is not added; it is not there.
 *   <li>V1: a version that is not canonical is refused, or published in its canonical form ({@link
 *       io.github.goproxy4j.release.VersionPolicy}).
 *   <li>X16: the {@code .info} file gets the time that the publisher gives, or the {@code .info}
 *       file that was sent, or the newest of the files, which for {@code git archive} is the time
 *       of the commit, unless that is yet to come; else the time now. Of the origin it gets what
 *       was sent and the commit.
 *   <li>A go.mod file that was sent has the bytes of the one in the archive, or of the one that is
 *       made up. A go.mod in the archive that is a link is refused.
 *   <li>A zip that other readers than Go's may read otherwise is refused ({@link
 *       io.github.goproxy4j.archive.ZipDirectory#requireUnambiguous}).
 *   <li>D43: an archive has at most 500 MiB, and 1000 MiB or what else is set when it is unpacked,
 *       which is counted while reading; of that at most 500 MiB are files of the module (Z2). There
 *       are no more entries than {@link io.github.goproxy4j.archive.ZipLimits} allow.
 * </ul>
 *
 * <p>What is not so is a {@link io.github.goproxy4j.release.ReleaseRefusedException}, with the go
 * command's words where it has some; other {@code IOException}s are failures. Either way no
 * temporary file is left.
 *
 * <p>Who makes a release closes it, published or not. It belongs to one thread at a time, and is
 * published once.
 *
 * <p>Not here: git, and archives in other formats.
 */
@NullMarked
package io.github.goproxy4j.release;

import org.jspecify.annotations.NullMarked;
