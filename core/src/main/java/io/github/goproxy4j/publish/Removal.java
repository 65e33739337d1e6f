package io.github.goproxy4j.publish;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;

/** Takes away what clients ask to have taken away. Safe for use by many threads. */
public interface Removal {
  /** Takes a version away, and says whether it was there. */
  boolean remove(ModuleVersion module) throws IOException;

  /** Takes all versions of a module away, and says whether there were any. */
  boolean remove(ModulePath path) throws IOException;
}
