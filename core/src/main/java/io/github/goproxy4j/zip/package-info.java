/**
 * The zip that the go command downloads, hashes and extracts: which files belong in one, whether
 * one is valid, making it and unpacking it. Verdicts and messages are those of {@code
 * golang.org/x/mod/zip}. See <a href="https://go.dev/ref/mod#zip-files">Module zip files</a>.
 *
 * <p><b>Limits</b>
 *
 * <ul>
 *   <li>Z1-Z3: 500 MiB for the zip, 500 MiB for all its files, 16 MiB for each of {@code go.mod}
 *       and {@code LICENSE} at the root. A file that does not fit is not deducted from the total,
 *       and is still listed.
 *   <li>Z4: nothing else is limited here; the reader of the directory has {@linkplain
 *       io.github.goproxy4j.archive.ZipLimits limits} that Go does not have.
 * </ul>
 *
 * <p><b>Which files belong in a zip</b> ({@link io.github.goproxy4j.zip.ModuleZip#checkFiles})
 *
 * <ul>
 *   <li>Z10, Z11: a directory below the root with a regular file that is called {@code go.mod}, in
 *       whatever case, is another module, with all that is below it.
 *   <li>Z12-Z23, the first that applies: invalid if the path is not clean or not relative; omitted
 *       if it is vendored, in another module, or {@code .hg_archival.txt}; invalid if the name is
 *       malformed or {@code go.mod} in another case, if there is no status to be had, or if it
 *       collides; omitted if it is a symbolic link or anything else that is not a regular file;
 *       invalid if it is too large by itself. Otherwise it is valid. A path is reported as omitted
 *       or invalid once, whatever else there is to say.
 *   <li>Z30-Z32: {@code vendor/x/y} is vendored and {@code vendor/y} is not. For nested vendor
 *       directories and {@code vendor/modules.txt} it depends on whether the go version in the
 *       module's go.mod is at least 1.24; without one, or if the file cannot be parsed, it is not.
 *   <li>Z40, Z41: paths collide if they are equal but for case, under Unicode's simple folding, or
 *       are the same file twice, or file and directory at once; the directories above them too.
 *   <li>Z35: {@link io.github.goproxy4j.zip.SourceTree#ofDirectory} lists a directory without
 *       following links, in the order of bytes. It leaves out {@code .bzr}, {@code .git}, {@code
 *       .hg} and {@code .svn} at any depth, directories with anything called {@code go.mod} in them
 *       that is not a directory, vendored files, and what is not a regular file. A link or a file
 *       in the place of the directory is no error. {@link
 *       io.github.goproxy4j.zip.SourceTree#asDirectory} does the same to files that are no
 *       directory yet.
 *   <li>Z36: {@link io.github.goproxy4j.zip.ModuleZip#checkDirectory} reports paths of the file
 *       system; what the walk left out comes after what the check omitted.
 * </ul>
 *
 * <p><b>Making a zip</b> ({@code ModuleZip.create})
 *
 * <ul>
 *   <li>Z24: the version must be canonical, and nothing may be invalid. That go.mod exists or names
 *       this module is not checked.
 *   <li>Z25: entries in the order of the files, {@code path@version/} before every name, deflated
 *       about as well as by Go, with a data descriptor; the time is the earliest there is, and
 *       there are no directories, modes, extra fields or comments. The bytes are the same for the
 *       same files on every machine and JDK; another version of this library may compress better.
 *       What identifies the module is the h1 hash, which does not depend on that.
 *   <li>Z26: a file that has become longer since it was checked is an error, a shorter one is not.
 *   <li>Z27: no files make an empty zip.
 * </ul>
 *
 * <p><b>Checking a zip</b> ({@link io.github.goproxy4j.zip.ModuleZip#check})
 *
 * <ul>
 *   <li>C1: first the version, then the size of the zip, then its directory, entry by entry.
 *   <li>C2: a name begins with {@code path@version/}, unescaped; nothing more is an entry to
 *       ignore.
 *   <li>C3: a name that ends in a slash is a directory, which must be clean, well-formed and
 *       without collision, and is then ignored.
 *   <li>C4: a file called {@code go.mod} stands at the root, in small letters.
 *   <li>C5: sizes are those of the central directory.
 *   <li>C6: modes, contents and what stands in vendor directories or {@code .git} do not matter.
 *   <li>C7: nothing is omitted, every entry is reported, and a zip that cannot be read at all is an
 *       exception.
 * </ul>
 *
 * <p><b>Unpacking</b> ({@code ModuleZip.extract})
 *
 * <ul>
 *   <li>U1: the target is an empty directory or does not exist. Then all of the above is checked.
 *   <li>U2: entries for directories are skipped; files are new and readable only.
 *   <li>U3: Go leaves behind what it wrote before it failed. Here it is deleted again, with the
 *       directories that were made for it.
 * </ul>
 *
 * <p>Stricter than Go: the target must not be a symbolic link, and every directory below it must be
 * made here, so that no link planted meanwhile is followed. Who can write into the target while it
 * is being filled can still put something else in the place of a directory.
 *
 * <p>Different from Go: the words for failures of the file system are the JDK's; a version that is
 * not canonical is refused as an argument, before anything else and without a prefix to the
 * message; a pipe called {@code go.mod} is not waited for; a go.mod file of more than 16 MiB is not
 * parsed for the vendor rule.
 *
 * <p>Nothing here holds state: methods may be called by many threads, a report may be shared. A
 * {@link io.github.goproxy4j.zip.SourceFile} is asked by one thread at a time, but different ones
 * by different threads: making, hashing and unpacking a zip is work for several ({@link
 * io.github.goproxy4j.team.Workers}). Streams of files are closed here; the stream a zip is written
 * to, and the blob it is read from, belong to the caller.
 *
 * <p>Not here: hashes as such, what a publisher should refuse beyond Go's rules, git.
 */
@NullMarked
package io.github.goproxy4j.zip;

import org.jspecify.annotations.NullMarked;
