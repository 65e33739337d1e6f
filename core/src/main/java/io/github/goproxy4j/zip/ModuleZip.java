package io.github.goproxy4j.zip;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.team.Workers;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks, creates and extracts the zips that the go command exchanges.
 *
 * <p>A check reports and throws only if there is nothing to report on; creating and extracting
 * throw {@link InvalidModuleZipException} for what a check would report. Every method that takes a
 * module throws {@link io.github.goproxy4j.module.NonCanonicalVersionException} unless its version
 * is canonical; {@link ModuleVersion#ofCanonical} asks in the go command's order.
 *
 * <pre>{@code
 * ModuleVersion module = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
 * try (OutputStream out = Files.newOutputStream(zip)) {
 *   ModuleZip.create(module, directory, out);
 * }
 * ModuleZip.check(module, zip).requireValid();
 * }</pre>
 */
public final class ModuleZip {
  /** How many bytes a zip may have, and how many all its files together (Z1, Z2). */
  public static final long MAX_ZIP_SIZE = 500L << 20;

  /** How many bytes the go.mod file at the root may have (Z3). */
  public static final long MAX_GO_MOD_SIZE = 16L << 20;

  /** How many bytes the LICENSE file at the root may have (Z3). */
  public static final long MAX_LICENSE_SIZE = 16L << 20;

  private ModuleZip() {}

  /** Tells which of the files belong in a zip. Only a go.mod file at the root is opened. */
  public static ZipReport checkFiles(SourceTree tree) {
    return SourceCheck.of(tree).report();
  }

  /**
   * Tells which files in a directory belong in a zip. The report has paths of the file system, and
   * directories that are omitted without the files in them.
   *
   * @throws IOException if the directory or one below it cannot be listed
   */
  public static ZipReport checkDirectory(Path directory) throws IOException {
    ZipReport report = checkFiles(SourceTree.ofDirectory(directory));
    return new ZipReport(
        report.valid().stream().map(path -> join(directory, path)).toList(),
        join(directory, report.omitted()),
        join(directory, report.invalid()),
        report.sizeError());
  }

  private static List<Finding> join(Path directory, List<Finding> findings) {
    return findings.stream().map(f -> new Finding(join(directory, f.path()), f.reason())).toList();
  }

  /** As text, since a path in a report may be one that no file system can have. */
  private static String join(Path directory, String path) {
    String parent = directory.normalize().toString();
    if (path.equals(".")) {
      return parent.isEmpty() ? path : parent;
    }
    String separator = parent.isEmpty() || parent.endsWith(File.separator) ? "" : File.separator;
    return parent + separator + path.replace("/", File.separator);
  }

  /**
   * Checks the directory of a zip: names, sizes, collisions. Contents are not looked at, so {@link
   * #extract} may still fail.
   *
   * @throws IOException if it is no zip that can be read
   */
  public static ZipReport check(ModuleVersion module, Blob zip) throws IOException {
    return ZipCheck.of(module, zip).report();
  }

  /** Checks the zip in a file, like {@link #check(ModuleVersion, Blob)}. */
  public static ZipReport check(ModuleVersion module, Path zip) throws IOException {
    try (Blob blob = Blob.ofFile(zip)) {
      return check(module, blob);
    }
  }

  /**
   * Checks the directory of a zip and hashes its contents, each of which is inflated once and held
   * against its declared size and checksum.
   *
   * @throws IOException if it is no zip that can be read, or contents cannot be hashed
   */
  public static CheckedZip checkAndHash(ModuleVersion module, Blob zip) throws IOException {
    return checkAndHash(module, zip, Workers.shared());
  }

  /** The same, with these to work on it. */
  public static CheckedZip checkAndHash(ModuleVersion module, Blob zip, Workers workers)
      throws IOException {
    return ZipCheck.andHash(module, zip, workers);
  }

  /**
   * Writes a zip with those files that belong in it, in the order of the tree. The same files make
   * the same bytes wherever and whenever this version of the library writes them.
   *
   * @param target gets nothing unless every file is valid, is flushed and stays open
   * @return what was written and what was left out
   * @throws InvalidModuleZipException if there are files that must not be in a zip
   * @throws IOException if reading or writing fails, or a file has become larger than it was
   */
  public static ZipReport create(ModuleVersion module, SourceTree tree, OutputStream target)
      throws IOException {
    return create(module, tree, target, Workers.shared());
  }

  /** The same, with these to work on it; every file is opened by one of them. */
  public static ZipReport create(
      ModuleVersion module, SourceTree tree, OutputStream target, Workers workers)
      throws IOException {
    module.requireCanonical();
    return ZipCreation.run(module, tree, target, workers, "create zip: ");
  }

  /**
   * Writes a zip with what {@link SourceTree#ofDirectory} finds, like {@link #create(ModuleVersion,
   * SourceTree, OutputStream)}. The report has paths relative to the directory.
   */
  public static ZipReport create(ModuleVersion module, Path directory, OutputStream target)
      throws IOException {
    module.requireCanonical();
    SourceTree tree;
    try {
      tree = SourceTree.ofDirectory(directory);
    } catch (IOException e) {
      throw Failures.during("create zip from directory " + directory + ": ", e);
    }
    return ZipCreation.run(
        module, tree, target, Workers.shared(), "create zip " + directory + ": ");
  }

  /**
   * Checks a zip and writes its files to a directory that is empty or does not exist yet, with the
   * directories above it. Files are read-only where there are POSIX permissions; entries that are
   * directories are skipped. Links are neither made nor followed: not even {@code target} may be
   * one.
   *
   * <p>Whatever fails, nothing that was written stays behind.
   *
   * @throws InvalidModuleZipException if the check finds something
   * @throws IOException if the target is not empty, the zip is broken, or writing fails
   */
  public static ZipReport extract(ModuleVersion module, Blob zip, Path target) throws IOException {
    return extract(module, zip, target, Workers.shared());
  }

  /** The same, with these to work on it. */
  public static ZipReport extract(ModuleVersion module, Blob zip, Path target, Workers workers)
      throws IOException {
    String name = zip.file().map(file -> " " + file).orElse("");
    return Extraction.run(module, zip, target, workers, "unzip" + name + ": ");
  }

  /** Extracts the zip in a file, like {@link #extract(ModuleVersion, Blob, Path)}. */
  public static ZipReport extract(ModuleVersion module, Path zip, Path target) throws IOException {
    module.requireCanonical();
    Blob blob;
    try {
      Extraction.requireEmpty(target);
      blob = Blob.ofFile(zip);
    } catch (IOException e) {
      throw Failures.during("unzip " + zip + ": ", e);
    }
    try (blob) {
      return extract(module, blob, target);
    }
  }
}
