package io.github.goproxy4j.upstream;

import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Regular files below a root. A link is followed only if it does not lead out of it. */
final class Folder {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 4095;

  private final Path root;

  private Folder(Path root) {
    this.root = root;
  }

  static Folder at(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(folder.toString());
    }
    return new Folder(root);
  }

  /** Without links. */
  Path root() {
    return root;
  }

  /** The regular file at a relative path, with all links resolved. */
  Optional<Path> file(String relative) throws IOException {
    return resolve(relative).filter(Files::isRegularFile);
  }

  /** An open file. */
  Optional<Blob> open(String relative) throws IOException {
    Optional<Path> file = file(relative);
    try {
      return file.isPresent() ? Optional.of(Blob.ofFile(file.get())) : Optional.empty();
    } catch (NoSuchFileException e) {
      requirePresent();
      return Optional.empty();
    }
  }

  /** The names of the regular files in the folder at a relative path; none if it is not there. */
  List<String> names(String relative) throws IOException {
    Optional<Path> folder = resolve(relative).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of();
    }
    var names = new ArrayList<String>();
    for (String name : children(folder.get())) {
      if (isRegular(folder.get().resolve(name))) {
        names.add(name);
      }
    }
    return names;
  }

  /** The names of all that is in a folder below the root; none if it is not there. */
  List<String> children(Path folder) throws IOException {
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (NoSuchFileException | NotDirectoryException e) {
      requirePresent();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  private boolean isRegular(Path file) throws IOException {
    return Files.isRegularFile(file) && (!Files.isSymbolicLink(file) || real(file).isPresent());
  }

  /** Where a relative path leads, unless it leads out; what is too long to exist does not. */
  private Optional<Path> resolve(String relative) throws IOException {
    boolean tooLong =
        root.toString().length() + relative.length() >= LONGEST_PATH
            || Arrays.stream(relative.split("/")).anyMatch(name -> name.length() > LONGEST_NAME);
    return tooLong ? Optional.empty() : real(root.resolve(relative));
  }

  private Optional<Path> real(Path path) throws IOException {
    try {
      return Optional.of(path.toRealPath()).filter(real -> real.startsWith(root));
    } catch (NoSuchFileException e) {
      requirePresent();
      return Optional.empty();
    } catch (FileSystemException e) {
      if (isBelowFile(path)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A disk that is not mounted must not look like a proxy without modules. */
  private void requirePresent() throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
  }

  private boolean isBelowFile(Path path) {
    Path p = path.getParent();
    while (p != null && !p.equals(root) && !Files.isRegularFile(p)) {
      p = p.getParent();
    }
    return p != null && !p.equals(root);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
