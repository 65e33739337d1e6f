package io.github.goproxy4j.sum;

import io.github.goproxy4j.archive.ZipEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Hashes the entries of a zip in the order of their names, so that of several faults the same is
 * reported as by Go. Of entries with one name only the last is read.
 */
final class ZipHash {
  /** Stands for the digest of an entry that a later one with the same name replaces. */
  private static final byte[] REPLACED = new byte[32];

  private ZipHash() {}

  static ModuleHash of(List<ZipEntry> entries) throws IOException {
    List<Named<ZipEntry>> sorted =
        Named.sorted(entries.stream().map(entry -> new Named<>(entry.name(), entry)).toList());
    var hash = new Hash1();
    for (int i = 0; i < sorted.size(); i++) {
      Named<ZipEntry> entry = sorted.get(i);
      if (i + 1 < sorted.size() && entry.hasNameOf(sorted.get(i + 1))) {
        hash.add(entry.name, REPLACED);
      } else {
        add(hash, entry);
      }
    }
    return hash.sum();
  }

  private static void add(Hash1 hash, Named<ZipEntry> entry) throws IOException {
    Hash1.checkName(entry.name);
    try (InputStream content = entry.value.open()) {
      hash.add(entry.name, content);
    }
  }
}
