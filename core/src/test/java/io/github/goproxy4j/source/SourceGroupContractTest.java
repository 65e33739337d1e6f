package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePatterns;
import java.util.List;

class SourceGroupContractTest extends ModuleSourceContract {
  @Override
  protected SourceGroup sourceOf(List<SampleModule> modules) {
    return SourceGroup.builder()
        .member(MapSource.of(), ModulePatterns.ALL)
        .member(blobs.track(new MapSource(modules)))
        .build();
  }
}
