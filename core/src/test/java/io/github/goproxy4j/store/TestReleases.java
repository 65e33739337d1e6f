package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.SourceFile;
import io.github.goproxy4j.zip.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;

/** Small releases of modules with one file. */
public final class TestReleases {
  /** When all of them were made. */
  public static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  private TestReleases() {}

  /** A release with a go.mod file and a file with {@code content}, spooled in {@code folder}. */
  public static ModuleRelease release(String module, String content, Path folder)
      throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    return ofZip(version, zip(version, goMod(version), content), folder);
  }

  /** A release without a go.mod file. */
  public static ModuleRelease releaseWithoutGoMod(String module, String content, Path folder)
      throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    return ofZip(version, zip(version, SourceTree.of(), content), folder);
  }

  static ModuleRelease ofZip(ModuleVersion version, byte[] zip, Path folder) throws IOException {
    return ModuleRelease.ofZip(version, Blob.ofBytes(zip), TIME, folder);
  }

  static byte[] zip(String module, String content) throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    return zip(version, goMod(version), content);
  }

  private static SourceTree goMod(ModuleVersion version) {
    return SourceTree.of(SourceFile.ofBytes("go.mod", utf8("module " + version.path() + "\n")));
  }

  static byte[] zip(ModuleVersion version, SourceTree goMod, String content) throws IOException {
    var files = new ArrayList<>(goMod.files());
    files.add(SourceFile.ofBytes("m.go", utf8(content)));
    var out = new ByteArrayOutputStream();
    ModuleZip.create(version, SourceTree.of(files), out);
    return out.toByteArray();
  }

  /** Another zip with the same files. */
  static byte[] withComment(byte[] zip, String comment) {
    byte[] bytes = utf8(comment);
    byte[] out = Arrays.copyOf(zip, zip.length + bytes.length);
    out[zip.length - 2] = (byte) bytes.length;
    System.arraycopy(bytes, 0, out, zip.length, bytes.length);
    return out;
  }

  /**
   * Asserts that a version with a go.mod file and a file with {@code content} is there, with all
   * its files and in the list of versions.
   */
  public static void assertWhole(ModuleStore store, String module, String content)
      throws IOException {
    ModuleVersion version = ModuleVersion.parse(module);
    StoredRelease release = store.find(version).orElseThrow();
    ModuleHash h1 = ModuleHash.ofZip(Blob.ofBytes(zip(module, content)));
    assertThat(release.state()).isEqualTo(State.PUBLISHED);
    assertThat(release.h1()).isEqualTo(h1);
    assertThat(store.versions(version.path()).orElseThrow()).contains(version.version());
    try (Blob info = open(store, version, Kind.INFO);
        Blob goMod = open(store, version, Kind.MOD);
        Blob zip = open(store, version, Kind.ZIP)) {
      assertThat(VersionInfo.parse(info.readAllBytes(1 << 20))).isEqualTo(release.info());
      assertThat(ModuleHash.ofGoMod(goMod)).isEqualTo(release.goModH1());
      assertThat(ModuleHash.ofZip(zip)).isEqualTo(h1);
      assertThat(Sha256.hex(Sha256.of(zip.readAllBytes(1 << 20))))
          .isEqualTo(release.zip().sha256());
    }
  }

  private static Blob open(ModuleStore store, ModuleVersion version, Kind kind) throws IOException {
    return store.open(new ModuleFile(version, kind)).orElseThrow();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
