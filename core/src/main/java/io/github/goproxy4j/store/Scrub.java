package io.github.goproxy4j.store;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.internal.text.FileReason;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.store.StoredRelease.Content;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the files of a version and holds them against its record. */
final class Scrub {
  private static final int CHUNK = 64 * 1024;

  private final StoreRoot root;
  private final ModulePath module;
  private final List<Damage> damage = new ArrayList<>();

  private Scrub(StoreRoot root, ModulePath module) {
    this.root = root;
    this.module = module;
  }

  /** What is wrong with the files of a version. */
  static List<Damage> version(StoreRoot root, ModuleVersion version) throws IOException {
    var scrub = new Scrub(root, version.path());
    scrub.check(root.files(version));
    return scrub.damage;
  }

  /** What is wrong with the files that a module has for all its versions. */
  static List<Damage> list(VersionFolder folder) throws IOException {
    var scrub = new Scrub(folder.root(), folder.module());
    byte[] content = RecordedVersions.list(folder.versions().published().orElse(List.of()));
    scrub.check(folder.list(), () -> folder.lists(content) ? "" : "is not made of the records");
    return scrub.damage;
  }

  /** Finds out what is wrong with a file; nothing is empty. */
  @FunctionalInterface
  private interface Check {
    String problem() throws IOException;
  }

  private void check(Path file, Check check) throws IOException {
    String problem;
    try {
      problem = check.problem();
    } catch (IOException e) {
      root.requirePresent();
      problem = FileReason.of(rootCause(e));
    }
    if (!problem.isEmpty()) {
      String name = root.path().relativize(file).toString().replace('\\', '/');
      damage.add(new Damage(module, name, problem));
    }
  }

  /** Failures of the disk name the file, which is said already. */
  private static IOException rootCause(IOException e) {
    return e instanceof DiskException && e.getCause() instanceof IOException cause ? cause : e;
  }

  private void check(ReleaseFiles files) throws IOException {
    Optional<StoredRelease> release = record(files);
    if (release.isPresent() && release.get().state() == State.PUBLISHED) {
      checkPublished(files, release.get());
    } else if (release.isPresent()) {
      checkDeleted(files);
    }
  }

  private Optional<StoredRelease> record(ReleaseFiles files) throws IOException {
    try {
      return files.find();
    } catch (IOException e) {
      check(
          files.record(),
          () -> {
            throw e;
          });
      return Optional.empty();
    }
  }

  private void checkPublished(ReleaseFiles files, StoredRelease release) throws IOException {
    Path zip = files.file(Kind.ZIP);
    check(zip, () -> problem(zip, release.zip(), release.h1(), ModuleHash::ofZip));
    Path goMod = files.file(Kind.MOD);
    check(goMod, () -> problem(goMod, release.goMod(), release.goModH1(), ModuleHash::ofGoMod));
    check(files.file(Kind.INFO), () -> problem(files.file(Kind.INFO), release.info().toBytes()));
    byte[] h1 = release.h1().value().getBytes(StandardCharsets.US_ASCII);
    check(files.zipHash(), () -> problem(files.zipHash(), h1));
  }

  @FunctionalInterface
  private interface Hash {
    ModuleHash of(Blob blob) throws IOException;
  }

  private static String problem(Path file, Content expected, ModuleHash h1, Hash hash)
      throws IOException {
    try (Blob blob = Blob.ofFile(file)) {
      if (blob.size() != expected.size()) {
        return "has " + blob.size() + " bytes, but " + expected.size() + " were published";
      }
      String sha256 = sha256(blob);
      if (!sha256.equals(expected.sha256())) {
        return "has SHA-256 " + sha256 + ", but " + expected.sha256() + " was published";
      }
      ModuleHash actual = hash.of(blob);
      return actual.equals(h1) ? "" : "has " + actual + ", but " + h1 + " was published";
    }
  }

  private static String sha256(Blob blob) throws IOException {
    var digest = Sha256.newDigest();
    byte[] buffer = new byte[CHUNK];
    try (InputStream in = blob.newInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Sha256.hex(digest.digest());
  }

  private static String problem(Path file, byte[] expected) throws IOException {
    try (Blob blob = Blob.ofFile(file)) {
      boolean equal =
          blob.size() == expected.length
              && Arrays.equals(blob.readAllBytes(expected.length), expected);
      return equal ? "" : "is not what the record says";
    }
  }

  private void checkDeleted(ReleaseFiles files) throws IOException {
    for (Kind kind : Kind.values()) {
      Path file = files.file(kind);
      check(file, () -> Files.exists(file) ? "is of a deleted version" : "");
    }
  }
}
