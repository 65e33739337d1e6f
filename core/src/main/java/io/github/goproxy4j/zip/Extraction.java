package io.github.goproxy4j.zip;

import io.github.goproxy4j.archive.ContentReader;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.DiskName;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Writes the files of a checked zip, and takes them back if that fails (U1-U3). */
final class Extraction {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Path target;
  private final FileAttribute<?>[] readOnly;
  private final Lock making = new ReentrantLock();
  private final Set<String> directories = new HashSet<>();
  private final Deque<Path> createdDirectories = new ArrayDeque<>();
  private final Queue<Path> createdFiles = new ConcurrentLinkedQueue<>();

  private Extraction(Path target) {
    this.target = target;
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    var permissions = PosixFilePermissions.fromString("r--r--r--");
    this.readOnly =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
            : new FileAttribute<?>[0];
  }

  /** A file that is to be written. */
  private record File(ZipEntry entry, String name) {}

  static ZipReport run(ModuleVersion module, Blob zip, Path target, Workers workers, String failure)
      throws IOException {
    module.requireCanonical();
    try {
      requireEmpty(target);
      ZipCheck.Result checked = ZipCheck.of(module, zip);
      checked.report().requireValid(failure);
      new Extraction(target).writeAll(checked.entries(), module + "/", workers);
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

  private void writeAll(List<ZipEntry> entries, String prefix, Workers workers) throws IOException {
    try {
      makeTarget(target);
      List<File> files = files(entries, prefix);
      long[] sizes = files.stream().mapToLong(file -> file.entry.uncompressedSize()).toArray();
      workers.run(sizes, () -> worker(files));
    } catch (Throwable e) {
      undo(e);
      throw e;
    }
  }

  private static List<File> files(List<ZipEntry> entries, String prefix) {
    var files = new ArrayList<File>(entries.size());
    for (ZipEntry entry : entries) {
      String name = RawString.of(entry.name()).substring(prefix.length());
      if (!name.isEmpty() && !entry.isDirectory()) {
        files.add(new File(entry, name));
      }
    }
    return files;
  }

  private Workers.Worker worker(List<File> files) {
    var reader = new ContentReader();
    return i -> write(files.get(i), reader);
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
      createdDirectories.push(directory);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  private void write(File file, ContentReader reader) throws IOException {
    makeDirectories(file.name);
    Path path = DiskName.resolve(target, file.name);
    try (SeekableByteChannel channel = newFile(path)) {
      reader.read(file.entry, new Target(path, channel));
    }
  }

  private record Target(Path file, SeekableByteChannel channel) implements ContentReader.Target {
    @Override
    public void begin() throws IOException {
      channel.truncate(0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      var left = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (left.hasRemaining()) {
          channel.write(left);
        }
      } catch (IOException e) {
        var failure = new FileSystemException(file.toString(), null, e.getMessage());
        failure.initCause(e);
        throw failure;
      }
    }
  }

  /** They must be new: one that somebody else made meanwhile may lead anywhere. */
  private void makeDirectories(String name) throws IOException {
    making.lock();
    try {
      if (directories.contains(name.substring(0, name.lastIndexOf('/') + 1))) {
        return;
      }
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        if (directories.add(name.substring(0, slash + 1))) {
          Path directory = DiskName.resolve(target, name.substring(0, slash));
          Files.createDirectory(directory);
          createdDirectories.push(directory);
        }
      }
    } finally {
      making.unlock();
    }
  }

  private SeekableByteChannel newFile(Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file, NEW_FILE, readOnly);
    createdFiles.add(file);
    return channel;
  }

  private void undo(Throwable cause) {
    createdFiles.forEach(file -> delete(file, cause));
    createdDirectories.forEach(directory -> delete(directory, cause));
  }

  private static void delete(Path path, Throwable cause) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
