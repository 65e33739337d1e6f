package io.github.goproxy4j.upstream;

import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.ModuleSource;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A folder with modules, whoever keeps it.
 *
 * @param path where the modules are
 * @param source what they are served from
 */
public record ServedFolder(Path path, ModuleSource source) {
  private static final String DOWNLOADS = "cache/download";

  /**
   * Finds out what a folder is: the module cache of a go command ({@code $GOMODCACHE}, or {@code
   * cache/download} in it) and what another server keeps are only read; a folder that is a store,
   * is empty or does not exist is a {@link DirectoryStore}.
   *
   * @throws NotDirectoryException if it is something else than a folder
   */
  public static ServedFolder open(Path root) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    Path downloads = root.resolve(DOWNLOADS);
    if (Files.isDirectory(downloads)) {
      return new ServedFolder(downloads, FolderSource.at(downloads));
    }
    boolean store = DirectoryStore.isStoreOrFree(root);
    return new ServedFolder(
        root, store ? HostedSource.of(DirectoryStore.at(root)) : FolderSource.at(root));
  }
}
