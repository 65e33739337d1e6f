package io.github.goproxy4j.source;

import java.util.List;

class MapSourceTest extends ModuleSourceContract {
  @Override
  protected ModuleSource sourceOf(List<SampleModule> modules) {
    return blobs.track(new MapSource(modules));
  }
}
