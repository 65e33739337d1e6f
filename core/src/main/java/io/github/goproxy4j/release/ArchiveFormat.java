package io.github.goproxy4j.release;

import io.github.goproxy4j.archive.TarDirectory;
import io.github.goproxy4j.blob.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What an archive is, by its first bytes; names are not asked. */
enum ArchiveFormat {
  ZIP,
  TAR,
  GZIP;

  private static final int BLOCK = 512;

  static Optional<ArchiveFormat> of(Blob archive) throws IOException {
    byte[] start;
    try (InputStream in = archive.newInputStream()) {
      start = in.readNBytes(BLOCK);
    }
    if (start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] < 9) {
      return Optional.of(ZIP);
    } else if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
      return Optional.of(GZIP);
    }
    return TarDirectory.isTar(start) ? Optional.of(TAR) : Optional.empty();
  }
}
