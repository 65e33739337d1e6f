package io.github.goproxy4j.zip;

import io.github.goproxy4j.modfile.GoMod;
import io.github.goproxy4j.modfile.GoModSyntaxException;
import io.github.goproxy4j.modfile.GoVersion;
import java.io.IOException;
import java.io.InputStream;

/**
 * Which files in {@code vendor} directories stay out of a module zip (Z30). It depends on the go
 * version in the module's own go.mod, because the hashes of older modules must stay what they are.
 */
enum VendorRule {
  /** Below a nested vendor directory everything is vendored, {@code vendor/modules.txt} is not. */
  BEFORE_GO_1_24,
  /** The same files are vendored in every vendor directory, {@code vendor/modules.txt} is too. */
  SINCE_GO_1_24;

  private static final String ROOT = "vendor/";
  private static final String NESTED = "/vendor/";

  /** The rule for a module with this go.mod, which need not be well-formed (Z31, Z32). */
  static VendorRule of(InputStream goMod) throws IOException {
    // A larger one makes the module invalid, whatever it says.
    byte[] bytes = goMod.readNBytes((int) ModuleZip.MAX_GO_MOD_SIZE + 1);
    return bytes.length > ModuleZip.MAX_GO_MOD_SIZE ? BEFORE_GO_1_24 : of(bytes);
  }

  private static VendorRule of(byte[] goMod) {
    try {
      String version = GoMod.parseLax("go.mod", goMod).goVersion().orElse("");
      boolean since = GoVersion.compare(GoVersion.lang("go" + version), "go1.24") >= 0;
      return since ? SINCE_GO_1_24 : BEFORE_GO_1_24;
    } catch (GoModSyntaxException e) {
      return BEFORE_GO_1_24;
    }
  }

  boolean isVendored(String path) {
    if (this == SINCE_GO_1_24 && path.equals("vendor/modules.txt")) {
      return true;
    }
    if (path.startsWith(ROOT)) {
      return path.indexOf('/', ROOT.length()) >= 0;
    }
    int vendor = path.indexOf(NESTED);
    // Counting from the start of the path was a mistake, but hashes depend on it.
    int start = this == SINCE_GO_1_24 ? vendor + NESTED.length() : NESTED.length();
    return vendor >= 0 && path.indexOf('/', start) >= 0;
  }
}
