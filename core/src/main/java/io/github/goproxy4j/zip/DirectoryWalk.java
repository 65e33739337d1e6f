package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.zip.SourceFile.Kind;
import io.github.goproxy4j.zip.SourceFile.Status;
import io.github.goproxy4j.zip.ZipReport.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Lists a directory the way {@code CreateFromDir} does (Z35). */
final class DirectoryWalk {
  private static final String ROOT = ".";

  /** Directories that a version control system keeps its own files in. */
  static final Set<String> VERSION_CONTROL = Set.of(".bzr", ".git", ".hg", ".svn");

  private final VendorRule vendorRule;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<Finding> omitted = new ArrayList<>();

  private DirectoryWalk(VendorRule vendorRule) {
    this.vendorRule = vendorRule;
  }

  static SourceTree of(Path directory) throws IOException {
    var walk = new DirectoryWalk(vendorRule(directory.resolve("go.mod")));
    walk.visit(directory, ROOT, DiskFile.status(directory));
    return new Listing(List.copyOf(walk.files), List.copyOf(walk.omitted));
  }

  record Listing(List<SourceFile> files, List<Finding> omitted) implements SourceTree {}

  private record Child(String name, Path path) {}

  /** Unlike everywhere else a symbolic link is followed here. A pipe would never end. */
  private static VendorRule vendorRule(Path goMod) {
    try {
      if (Files.isRegularFile(goMod)) {
        try (InputStream in = Files.newInputStream(goMod)) {
          return VendorRule.of(in);
        }
      }
    } catch (IOException e) {
      return VendorRule.BEFORE_GO_1_24;
    }
    return VendorRule.BEFORE_GO_1_24;
  }

  private void visit(Path file, String path, Status status) throws IOException {
    if (status.kind() == Kind.DIRECTORY) {
      // Listed even if it is skipped: a directory that cannot be read is always an error.
      List<Child> children = children(file);
      if (enters(file, path)) {
        for (Child child : children) {
          String below = path.equals(ROOT) ? child.name : path + "/" + child.name;
          visit(child.path, below, DiskFile.status(child.path));
        }
      }
    } else if (vendorRule.isVendored(path)) {
      omit(path, Reasons.VENDORED);
    } else if (status.kind() != Kind.REGULAR) {
      omit(path, Reasons.NOT_REGULAR);
    } else {
      files.add(new DiskFile(path, file, () -> status));
    }
  }

  private boolean enters(Path directory, String path) {
    if (vendorRule.isVendored(path)) {
      omit(path, Reasons.VENDORED);
      return true;
    }
    if (path.equals(ROOT)) {
      return true;
    }
    if (VERSION_CONTROL.contains(SlashPath.base(path))) {
      omit(path, Reasons.VERSION_CONTROL);
      return false;
    }
    if (hasGoMod(directory)) {
      omit(path, Reasons.OTHER_MODULE);
      return false;
    }
    return true;
  }

  /** Anything but a directory will do, even a link that leads nowhere. */
  private static boolean hasGoMod(Path directory) {
    try {
      return DiskFile.status(directory.resolve("go.mod")).kind() != Kind.DIRECTORY;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Child> children(Path directory) throws IOException {
    var children = new ArrayList<Child>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(path -> children.add(new Child(DiskName.of(path), path)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.comparing(Child::name, DirectoryWalk::compareBytes));
    return children;
  }

  private static int compareBytes(String a, String b) {
    return Utf8.isWellFormed(a) && Utf8.isWellFormed(b)
        ? Utf8.compare(a, b)
        : java.util.Arrays.compareUnsigned(RawString.bytes(a), RawString.bytes(b));
  }

  private void omit(String path, String reason) {
    omitted.add(new Finding(RawString.display(path), reason));
  }
}
