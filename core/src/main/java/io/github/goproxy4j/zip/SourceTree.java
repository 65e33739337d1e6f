package io.github.goproxy4j.zip;

import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files that a module zip may be made from, in the order they will have in it. */
@FunctionalInterface
public interface SourceTree {
  /** The files. The same path may occur twice; checking complains. */
  List<SourceFile> files();

  /** What was left out while the files were gathered; it ends up in the report. */
  default List<Finding> omitted() {
    return List.of();
  }

  /** Just these files. */
  static SourceTree of(List<? extends SourceFile> files) {
    List<SourceFile> copy = List.copyOf(files);
    return () -> copy;
  }

  /** Just these files. */
  static SourceTree of(SourceFile... files) {
    return of(List.of(files));
  }

  /**
   * What a module zip is made from if the module is in {@code directory} (Z35): all regular files
   * in the order of their bytes, without version control, other modules and most of what is
   * vendored. The directory is listed now, its files are opened later; one that is no longer a file
   * by then is a failure.
   *
   * @throws IOException if the directory or one below it cannot be listed
   */
  static SourceTree ofDirectory(Path directory) throws IOException {
    return DirectoryWalk.of(directory);
  }

  /**
   * What {@link #ofDirectory} would find in a directory with these files, in their order. A path
   * that no file in a directory can have stays, for checking to complain about.
   *
   * @throws IOException if there is no status of a file to be had
   */
  static SourceTree asDirectory(List<? extends SourceFile> files) throws IOException {
    return ListedDirectory.of(files);
  }
}
