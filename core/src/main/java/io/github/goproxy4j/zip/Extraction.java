package io.github.goproxy4j.zip;

import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the files of a checked zip, and takes them back if that fails (U1-U3). */
final class Extraction {
  private static final int BUFFER = 64 * 1024;
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path target;
  private final FileAttribute<?>[] readOnly;
  private final byte[] buffer = new byte[BUFFER];
  private final Set<String> directories = new HashSet<>();
  private final Deque<Path> created = new ArrayDeque<>();

  private Extraction(Path target) {
    this.target = target;
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    var permissions = PosixFilePermissions.fromString("r--r--r--");
    this.readOnly =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
            : new FileAttribute<?>[0];
  }

  static ZipReport run(ModuleVersion module, Blob zip, Path target, String failure)
      throws IOException {
    module.requireCanonical();
    try {
      requireEmpty(target);
      ZipCheck.Result checked = ZipCheck.of(module, zip);
      checked.report().requireValid(failure);
      new Extraction(target).writeAll(checked.entries(), module + "/");
      return checked.report();
    } catch (InvalidModuleZipException e) {
      throw e;
    } catch (IOException e) {
      throw Failures.during(failure, e);
    }
  }

  /** A directory that cannot be read is a problem of whoever writes into it. */
  static void requireEmpty(Path target) throws IOException {
    if (Files.isSymbolicLink(target)) {
      throw new IOException("target directory " + target + " is a symbolic link");
    }
    boolean empty;
    try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
      empty = !children.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
    if (!empty) {
      throw new IOException("target directory " + target + " exists and is not empty");
    }
  }

  private void writeAll(List<ZipEntry> entries, String prefix) throws IOException {
    try {
      makeTarget(target);
      for (ZipEntry entry : entries) {
        String name = RawString.of(entry.name()).substring(prefix.length());
        if (!name.isEmpty() && !entry.isDirectory()) {
          write(entry, name);
        }
      }
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
  }

  /** Links above the target are the caller's own. */
  private void makeTarget(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      makeTarget(parent);
    }
    try {
      Files.createDirectory(directory);
      created.push(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private void write(ZipEntry entry, String name) throws IOException {
    makeDirectories(name);
    Path file = DiskName.resolve(target, name);
    try (OutputStream out = newFile(file);
        InputStream in = entry.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        write(n, out, file);
      }
    }
  }

  private void write(int count, OutputStream out, Path file) throws IOException {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      var failure = new FileSystemException(file.toString(), null, e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  /** They must be new: one that somebody else made meanwhile may lead anywhere. */
  private void makeDirectories(String name) throws IOException {
    if (directories.contains(name.substring(0, name.lastIndexOf('/') + 1))) {
      return;
    }
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      if (directories.add(name.substring(0, slash + 1))) {
        Path directory = DiskName.resolve(target, name.substring(0, slash));
        Files.createDirectory(directory);
        created.push(directory);
      }
    }
  }

  private OutputStream newFile(Path file) throws IOException {
    OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, NEW_FILE, readOnly));
    created.push(file);
    return out;
  }

  private void undo(Throwable cause) {
    for (Path path : created) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }
}
