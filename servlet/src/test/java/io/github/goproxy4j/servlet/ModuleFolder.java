package io.github.goproxy4j.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in the layout of a proxy, and a secret beside it. */
final class ModuleFolder {
  static final String GO_MOD = "module example.com/Azure/m\n";
  static final String ZIP = "not looked into";
  static final String SECRET = "top secret";

  private ModuleFolder() {}

  static Path in(Path parent) throws IOException {
    Path root = parent.resolve("proxy");
    Path versions = Files.createDirectories(root.resolve("example.com/!azure/m/@v"));
    for (String version : new String[] {"v1.0.0", "v1.1.0-!r!c1", "v2.0.0+incompatible"}) {
      Files.writeString(versions.resolve(version + ".mod"), GO_MOD);
      Files.writeString(versions.resolve(version + ".zip"), ZIP);
    }
    for (String secret :
        new String[] {"secret.mod", "@v/v1.0.0.mod", "proxy/secret.mod", "proxy/list"}) {
      Path file = parent.resolve(secret);
      Files.createDirectories(file.getParent());
      Files.writeString(file, SECRET);
    }
    return root;
  }
}
