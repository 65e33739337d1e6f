package io.github.goproxy4j.health;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Spool;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out whether something works that answers depend on. */
@FunctionalInterface
public interface HealthCheck {
  /** Returns if it works, and throws why it does not. */
  void run() throws IOException;

  /** Whether files can be written to a folder, which one is for a moment. */
  static HealthCheck writable(Path folder) {
    return () -> {
      try (Blob content = Blob.ofBytes(new byte[1]);
          Spool spool = Spool.of(content.newInputStream(), folder, 1)) {
        spool.file();
      }
    };
  }
}
