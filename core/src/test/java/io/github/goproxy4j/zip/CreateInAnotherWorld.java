package io.github.goproxy4j.zip;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a zip of a directory and unpacks it again, in a JVM with other defaults. */
final class CreateInAnotherWorld {
  private CreateInAnotherWorld() {}

  public static void main(String[] args) throws IOException {
    ModuleVersion module = ModuleVersion.ofCanonical("example.com/m", "v1.0.0");
    Path zip = Path.of(args[1]);
    try (OutputStream out = Files.newOutputStream(zip)) {
      ModuleZip.create(module, Path.of(args[0]), out);
    }
    ModuleZip.extract(module, zip, Path.of(args[2]));
  }
}
