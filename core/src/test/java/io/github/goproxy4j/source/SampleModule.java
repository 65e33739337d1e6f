package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.PseudoVersion;
import io.github.goproxy4j.module.VersionInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small module that the go command would accept, with or without a go.mod file of its own. */
public record SampleModule(ModuleVersion module, boolean hasGoMod, Instant time) {
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  /** One with a go.mod file, and the time of its pseudo-version. */
  public static SampleModule of(String path, String version) {
    Instant time =
        PseudoVersion.isPseudoVersion(version) ? PseudoVersion.parse(version).time() : TIME;
    return new SampleModule(ModuleVersion.ofCanonical(path, version), true, time);
  }

  /** The same without. */
  public SampleModule withoutGoMod() {
    return new SampleModule(module, false, time);
  }

  /** The same, made at another time. */
  public SampleModule at(String time) {
    return new SampleModule(module, hasGoMod, Instant.parse(time));
  }

  public VersionInfo info() {
    return VersionInfo.of(module.version(), time());
  }

  public byte[] goMod() {
    String text = "module " + module.path() + "\n" + (hasGoMod ? "\ngo 1.21\n" : "");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      if (hasGoMod) {
        add(zip, "go.mod", goMod());
      }
      add(zip, "m.go", ("package m // " + module + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(module + "/" + name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
