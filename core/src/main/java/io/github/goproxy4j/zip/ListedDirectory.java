package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.zip.SourceFile.Kind;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does to a list of files what {@link DirectoryWalk} does to a directory with them (Z35). What is
 * vendored stays vendored further down, so it need not be walked.
 */
final class ListedDirectory {
  private static final String GO_MOD = "go.mod";

  private final NestedModules nested = new NestedModules();
  private final List<SourceFile> files = new ArrayList<>();
  private final List<Finding> omitted = new ArrayList<>();
  private final Set<String> skipped = new HashSet<>();
  private VendorRule vendorRule = VendorRule.BEFORE_GO_1_24;

  private ListedDirectory() {}

  static SourceTree of(List<? extends SourceFile> files) throws IOException {
    var directory = new ListedDirectory();
    for (SourceFile file : files) {
      directory.prepare(file);
    }
    for (SourceFile file : files) {
      directory.decide(file);
    }
    return new DirectoryWalk.Listing(List.copyOf(directory.files), List.copyOf(directory.omitted));
  }

  private void prepare(SourceFile file) throws IOException {
    if (!SlashPath.base(file.path()).equals(GO_MOD)) {
      return;
    }
    Kind kind = file.status().kind();
    if (kind != Kind.DIRECTORY) {
      nested.add(file.path());
    }
    if (kind == Kind.REGULAR && file.path().equals(GO_MOD)) {
      try (InputStream in = file.open()) {
        vendorRule = VendorRule.of(in);
      }
    }
  }

  private void decide(SourceFile file) throws IOException {
    String path = file.path();
    if (!SlashPath.isClean(path) || path.startsWith("/")) {
      files.add(file);
    } else if (vendorRule.isVendored(path)) {
      omit(path, Reasons.VENDORED);
    } else if (!isSkipped(path)) {
      if (file.status().kind() == Kind.REGULAR) {
        files.add(file);
      } else {
        omit(path, Reasons.NOT_REGULAR);
      }
    }
  }

  private boolean isSkipped(String path) {
    String versionControl = versionControlAbove(path);
    String module = nested.containing(path);
    if (versionControl != null) {
      skip(versionControl, Reasons.VERSION_CONTROL);
    } else if (module != null) {
      skip(module.substring(0, module.length() - 1), Reasons.OTHER_MODULE);
    }
    return versionControl != null || module != null;
  }

  private static @Nullable String versionControlAbove(String path) {
    int start = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      if (DirectoryWalk.VERSION_CONTROL.contains(path.substring(start, slash))) {
        return path.substring(0, slash);
      }
      start = slash + 1;
    }
    return null;
  }

  private void skip(String directory, String reason) {
    if (skipped.add(directory)) {
      omit(directory, reason);
    }
  }

  private void omit(String path, String reason) {
    omitted.add(new Finding(RawString.display(path), reason));
  }
}
