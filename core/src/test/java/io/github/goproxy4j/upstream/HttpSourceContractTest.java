package io.github.goproxy4j.upstream;

import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.source.MapSource;
import io.github.goproxy4j.source.ModuleSourceContract;
import io.github.goproxy4j.source.SampleModule;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Two of us in a row: what a source has is what the handler over it serves. */
class HttpSourceContractTest extends ModuleSourceContract {
  private ScriptedUpstream upstream;

  @Override
  protected HttpSource sourceOf(List<SampleModule> modules) throws Exception {
    var handler = GoProxyHandler.of(blobs.track(new MapSource(modules)));
    upstream = ScriptedUpstream.start().otherwise(Scripts.proxy(handler, "/go"));
    return HttpSource.of(HttpRemote.at(URI.create(upstream.uri() + "/go/")).build(), folder());
  }

  @AfterAll
  void stop() {
    upstream.close();
  }
}
