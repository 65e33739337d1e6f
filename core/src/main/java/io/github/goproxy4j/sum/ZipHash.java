package io.github.goproxy4j.sum;

import io.github.goproxy4j.archive.ContentReader;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;

/**
 * Hashes the entries of a zip in the order of their names, so that of several faults the same is
 * reported as by Go. Of entries with one name only the last is read.
 */
final class ZipHash {
  /** Stands for the digest of an entry that a later one with the same name replaces. */
  private static final byte[] REPLACED = new byte[32];

  private final List<Named<ZipEntry>> entries;
  private final byte[][] digests;

  private ZipHash(List<ZipEntry> entries) {
    this.entries =
        Named.sorted(entries.stream().map(entry -> new Named<>(entry.name(), entry)).toList());
    this.digests = new byte[entries.size()][];
  }

  static ModuleHash of(List<ZipEntry> entries, Workers workers) throws IOException {
    var zip = new ZipHash(entries);
    workers.run(zip.sizes(), zip::worker);
    var hash = new Hash1();
    for (int i = 0; i < zip.digests.length; i++) {
      hash.addChecked(zip.entries.get(i).name, zip.digests[i]);
    }
    return hash.sum();
  }

  /** The same of a zip that has to be unambiguous, which the same reading tells. */
  static ModuleHash ofUnambiguous(ZipDirectory zip, Workers workers) throws IOException {
    List<ZipEntry> entries = zip.entries();
    byte[][] digests = new byte[entries.size()][];
    zip.readUnambiguous(workers, () -> new DigestSink(digests));
    var hash = new Hash1();
    for (int i = 0; i < digests.length; i++) {
      ZipEntry entry = entries.get(i);
      hash.add(entry.name(), entry.isDirectory() ? digestOfDirectory(entry) : digests[i]);
    }
    return hash.sum();
  }

  /** Go opens a directory like a file, which fails if a size is declared. */
  private static byte[] digestOfDirectory(ZipEntry directory) throws IOException {
    try (InputStream nothing = directory.open()) {
      return Sha256.of(nothing.readAllBytes());
    }
  }

  private long[] sizes() {
    return entries.stream().mapToLong(entry -> entry.value.uncompressedSize()).toArray();
  }

  private boolean isReplaced(int i) {
    return i + 1 < entries.size() && entries.get(i).hasNameOf(entries.get(i + 1));
  }

  private Workers.Worker worker() {
    var reader = new ContentReader();
    var digest = new Digest();
    return i -> {
      Named<ZipEntry> entry = entries.get(i);
      Hash1.checkName(entry.name);
      digests[i] = isReplaced(i) ? REPLACED : digest.of(reader, entry.value);
    };
  }

  private static class Digest implements ContentReader.Target {
    final MessageDigest digest = Sha256.newDigest();

    byte[] of(ContentReader reader, ZipEntry entry) throws IOException {
      reader.read(entry, this);
      return digest.digest();
    }

    @Override
    public void begin() {
      digest.reset();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }
  }

  private static final class DigestSink extends Digest implements ZipDirectory.Sink {
    private final byte[][] digests;

    DigestSink(byte[][] digests) {
      this.digests = digests;
    }

    @Override
    public void end(int entry) {
      digests[entry] = digest.digest();
    }
  }
}
