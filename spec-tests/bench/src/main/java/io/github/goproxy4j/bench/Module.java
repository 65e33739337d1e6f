package io.github.goproxy4j.bench;

import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A published module.
 *
 * @param zip as the go command fetched it
 * @param tree as the go command unpacked it
 */
record Module(ModuleVersion version, Path zip, Path tree) {
  /** How large the zip is, for tables. */
  String size() throws IOException {
    return String.format(Locale.ROOT, "%.1f MB", Files.size(zip) / 1e6);
  }
}
