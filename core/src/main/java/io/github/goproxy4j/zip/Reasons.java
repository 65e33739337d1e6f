package io.github.goproxy4j.zip;

/** The go command's words that more than one check uses. */
final class Reasons {
  static final String NOT_CLEAN = "file path is not clean";
  static final String GO_MOD_CASE = "go.mod files must have lowercase names";
  static final String GO_MOD_SIZE = tooLarge("go.mod file", ModuleZip.MAX_GO_MOD_SIZE);
  static final String LICENSE_SIZE = tooLarge("LICENSE file", ModuleZip.MAX_LICENSE_SIZE);
  static final String VENDORED = "file is in vendor directory";
  static final String NOT_REGULAR = "not a regular file";

  static final String VERSION_CONTROL = "directory is a version control repository";
  static final String OTHER_MODULE = "directory is in another module";

  private Reasons() {}

  static String tooLarge(String what, long limit) {
    return what + " too large (max size is " + limit + " bytes)";
  }
}
