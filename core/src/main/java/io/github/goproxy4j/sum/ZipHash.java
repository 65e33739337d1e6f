package io.github.goproxy4j.sum;

import io.github.goproxy4j.archive.ContentReader;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.blob.Sha256;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
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

  private static final class Digest implements ContentReader.Target {
    private final MessageDigest digest = Sha256.newDigest();

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
}
