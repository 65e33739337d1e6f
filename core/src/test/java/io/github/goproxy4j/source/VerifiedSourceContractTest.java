package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.GoSumLine;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class VerifiedSourceContractTest extends ModuleSourceContract {
  @Override
  protected VerifiedSource sourceOf(List<SampleModule> modules) throws IOException {
    return VerifiedSource.of(Checksums.of(goSum(modules)), blobs.track(new MapSource(modules)));
  }

  static GoSum goSum(List<SampleModule> modules) throws IOException {
    var lines = new ArrayList<GoSumLine>();
    for (SampleModule m : modules) {
      try (Blob zip = Blob.ofBytes(m.zip())) {
        lines.add(GoSumLine.of(new ModuleFile(m.module(), Kind.ZIP), ModuleHash.ofZip(zip)));
      }
      lines.add(GoSumLine.of(new ModuleFile(m.module(), Kind.MOD), ModuleHash.ofGoMod(m.goMod())));
    }
    return GoSum.of(lines);
  }
}
