package io.github.goproxy4j.upstream;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.source.SampleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Writes files where a proxy would have them. */
final class ProxyFolder {
  private final Path root;

  ProxyFolder(Path root) {
    this.root = root;
  }

  void add(SampleModule module) throws IOException {
    add(module, EnumSet.allOf(Kind.class));
  }

  void add(SampleModule module, Set<Kind> kinds) throws IOException {
    for (Kind kind : kinds) {
      byte[] content =
          switch (kind) {
            case INFO -> module.info().toBytes();
            case MOD -> module.goMod();
            case ZIP -> module.zip();
          };
      write(new ModuleFile(module.module(), kind).escapedPath(), content);
    }
  }

  void add(ModulePath path, String name, String content) throws IOException {
    write(ModuleFile.escapedFolder(path) + name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String relative, byte[] content) throws IOException {
    Path file = root.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
