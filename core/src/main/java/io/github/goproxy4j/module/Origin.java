package io.github.goproxy4j.module;

/**
 * Where a version comes from, as far as an {@code .info} file says so (X16). What is not known is
 * empty.
 *
 * @param vcs the version control system, {@code git} for instance
 * @param url the repository
 * @param subdir the directory of the module in it
 * @param hash the commit
 * @param ref what led to the commit, {@code refs/tags/v1.0.0} for instance
 */
public record Origin(String vcs, String url, String subdir, String hash, String ref) {
  /** Nothing is known. */
  public static final Origin UNKNOWN = new Origin("", "", "", "", "");

  /** The same with a commit, which is one of git unless this is of another system. */
  public Origin withCommit(String commit) {
    return new Origin(vcs.isEmpty() ? "git" : vcs, url, subdir, commit, ref);
  }
}
