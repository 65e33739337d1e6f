package io.github.goproxy4j.source;

import java.util.List;
import java.util.stream.IntStream;

/** No member alone has what the contract asks for; together they have. */
class MergedGroupContractTest extends ModuleSourceContract {
  @Override
  protected SourceGroup sourceOf(List<SampleModule> modules) {
    return SourceGroup.builder()
        .listing(SourceGroup.Listing.MERGED)
        .member(every(3, 0, modules))
        .member(every(3, 1, modules))
        .member(every(3, 2, modules))
        .build();
  }

  private ModuleSource every(int step, int start, List<SampleModule> modules) {
    return blobs.track(
        new MapSource(
            IntStream.range(0, modules.size())
                .filter(i -> i % step == start)
                .mapToObj(modules::get)
                .toList()));
  }
}
