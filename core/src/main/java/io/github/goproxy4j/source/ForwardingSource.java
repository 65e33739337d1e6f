package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;

/** Asks another source, for those who want to change one answer and keep the others. */
public abstract class ForwardingSource implements ModuleSource {
  private final ModuleSource delegate;

  /** A source that forwards to {@code delegate} whatever is not overridden. */
  protected ForwardingSource(ModuleSource delegate) {
    this.delegate = delegate;
  }

  /** The source that is asked. */
  protected final ModuleSource delegate() {
    return delegate;
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return delegate.versions(path, fetch);
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    return delegate.info(path, query, fetch);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return delegate.goMod(module, fetch);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return delegate.zip(module, fetch);
  }

  @Override
  public ModuleCatalog catalog() {
    return delegate.catalog();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + delegate + ")";
  }
}
