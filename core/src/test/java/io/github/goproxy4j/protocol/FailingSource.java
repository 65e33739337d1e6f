package io.github.goproxy4j.protocol;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleSource;
import java.io.IOException;
import java.util.List;

/** Answers every question with the same exception. */
record FailingSource(Exception failure) implements ModuleSource {
  private IOException fail() throws IOException {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw (IOException) failure;
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    throw fail();
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    throw fail();
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    throw fail();
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    throw fail();
  }
}
