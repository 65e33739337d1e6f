package io.github.goproxy4j.release;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.internal.text.SlashPath;
import java.util.List;
import java.util.Optional;

/**
 * The directory of an archive that is the root of the module.
 *
 * @param prefix what the names of all files begin with, with a final slash; may be empty
 * @param name what the prefix says about the module
 */
record ArchiveRoot(String prefix, Optional<PrefixName> name) {
  private static final ArchiveRoot TOP = new ArchiveRoot("", Optional.empty());
  private static final String HERE = "./";

  private static final String GO_MOD = "go.mod";

  /** The name of an entry without the dot that some archivers put before it. */
  private static String plain(String name) {
    return name.startsWith(HERE) ? name.substring(HERE.length()) : name;
  }

  /**
   * The directory that all files are in, if it has a go.mod; else the one that is called {@code
   * X@V}; else the top, unless it has but one directory.
   *
   * @throws ReleaseRefusedException if that is not clear
   */
  static ArchiveRoot of(List<ArchiveFile> files) throws ReleaseRefusedException {
    List<String> paths = files.stream().map(file -> plain(file.name())).toList();
    String common = commonDirectory(paths);
    if (!isPlainDirectory(common)) {
      return TOP;
    }
    Optional<PrefixName> name = PrefixName.in(common);
    if (hasGoMod(paths, common)) {
      return new ArchiveRoot(common, name);
    }
    if (name.isPresent()) {
      return new ArchiveRoot(name.get().text(), name);
    }
    if (!common.isEmpty()) {
      throw ReleaseRefusedException.of(
          "all files are in "
              + GoQuote.quote(RawString.display(common))
              + ", and no go.mod tells whether that is the root of the module");
    }
    requireOneModule(paths);
    return TOP;
  }

  /** A file at its place below this root. */
  ArchiveFile place(ArchiveFile file) {
    return file.at(plain(file.name()).substring(prefix.length()));
  }

  private static String commonDirectory(List<String> paths) {
    String common = paths.isEmpty() ? "" : directory(paths.get(0));
    for (String path : paths) {
      while (!path.startsWith(common)) {
        common = directory(common.substring(0, common.length() - 1));
      }
    }
    return common;
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Otherwise every file in it is invalid, and will be called so by its whole name. */
  private static boolean isPlainDirectory(String directory) {
    return directory.isEmpty()
        || !directory.startsWith("/")
            && !directory.startsWith("../")
            && SlashPath.isClean(directory.substring(0, directory.length() - 1));
  }

  /** In whatever case: that the case is wrong is for the check to say. */
  private static boolean hasGoMod(List<String> paths, String directory) {
    return paths.stream()
        .filter(path -> path.length() == directory.length() + GO_MOD.length())
        .anyMatch(path -> GoUnicode.fold(path.substring(directory.length())).equals(GO_MOD));
  }

  /** Something beside a module would be taken for a module that has the other one inside. */
  private static void requireOneModule(List<String> paths) throws ReleaseRefusedException {
    for (String path : paths) {
      Optional<PrefixName> name = PrefixName.in(path).filter(PrefixName::isComplete);
      if (name.isPresent()) {
        String prefix = name.get().text();
        String stray = paths.stream().filter(p -> !p.startsWith(prefix)).findFirst().orElseThrow();
        throw ReleaseRefusedException.of(
            RawString.display(stray)
                + ": path does not have prefix "
                + GoQuote.quote(RawString.display(prefix)));
      }
    }
  }
}
