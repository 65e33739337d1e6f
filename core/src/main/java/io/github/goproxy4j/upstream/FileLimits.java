package io.github.goproxy4j.upstream;

/**
 * How large the files of a proxy may be. Of these limits Go has only the one on zips (X17).
 *
 * @param list the list of versions, in bytes
 * @param info an {@code .info} file
 * @param goMod a {@code .mod} file
 * @param zip a module zip
 */
public record FileLimits(int list, int info, int goMod, long zip) {
  /**
   * 4 MiB for lists, each line of which is a version on the heap; 1 MiB for {@code .info} files; 16
   * MiB for go.mod files, 500 MiB for zips.
   */
  public static final FileLimits DEFAULT = new FileLimits(4 << 20, 1 << 20, 16 << 20, 500L << 20);

  /** Takes limits that are not negative. */
  public FileLimits {
    if (Math.min(Math.min(list, info), Math.min(goMod, zip)) < 0) {
      throw new IllegalArgumentException("negative limit");
    }
  }
}
