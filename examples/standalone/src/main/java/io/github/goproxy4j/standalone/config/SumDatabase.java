package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.sumdb.VerifierKey;
import java.net.URI;
import java.nio.file.Path;

/**
 * A checksum database that is asked and mirrored.
 *
 * @param url where it is asked
 * @param folder where what it said is kept
 * @param except modules that it is never asked about, as in {@code GONOSUMDB}
 */
public record SumDatabase(VerifierKey key, URI url, Path folder, ModulePatterns except) {
  /** What it is called, wherever it is. */
  public String name() {
    return key.id().name();
  }
}
