package io.github.goproxy4j.upstream;

import io.github.goproxy4j.internal.tree.ModuleTree;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.ModuleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is in a folder that others keep. */
record FolderCatalog(Folder folder) implements ModuleCatalog, ModuleTree.Folders {
  @Override
  public List<ModulePath> modules(String after, int limit) throws IOException {
    return ModuleTree.modules(folder.root(), this, after, limit);
  }

  @Override
  public List<String> names(Path path) throws IOException {
    return folder.children(path);
  }

  @Override
  public boolean isModule(ModulePath path) throws IOException {
    return new VersionFiles(path, folder.names(ModuleFile.escapedFolder(path))).isKnown();
  }

  @Override
  public Optional<Long> zipSize(ModuleVersion module) throws IOException {
    Optional<Path> zip = folder.file(new ModuleFile(module, Kind.ZIP).escapedPath());
    return zip.isPresent() ? Optional.of(Files.size(zip.get())) : Optional.empty();
  }
}
