package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module of three files, as a client would send it.
 *
 * @param noise the size of the one that cannot be compressed
 */
record SmallModule(ModuleVersion module, int noise) {
  static SmallModule of(String path, String version) {
    return new SmallModule(ModuleVersion.ofCanonical(path, version), 100);
  }

  SmallModule withNoise(int bytes) {
    return new SmallModule(module, bytes);
  }

  byte[] goMod() {
    return utf8("module " + module.path() + "\n\ngo 1.24\n");
  }

  byte[] info() {
    return utf8(
        "{\"Version\":\"" + module.version() + "\",\"Time\":\"2025-11-21T00:20:00+01:00\"}");
  }

  /** The module zip. */
  byte[] zip() {
    return zip(module + "/");
  }

  /** The same below another folder. */
  byte[] zip(String prefix) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      add(zip, prefix + "go.mod", goMod());
      add(zip, prefix + "x.go", utf8("package x\n\nconst X = \"" + module + "\"\n"));
      add(zip, prefix + "noise", noisyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] noisyFile() {
    byte[] bytes = new byte[noise];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  String h1() throws IOException {
    try (Blob zip = Blob.ofBytes(zip())) {
      return ModuleHash.ofZip(zip).value();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
