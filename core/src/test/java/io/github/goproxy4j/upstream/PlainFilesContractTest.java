package io.github.goproxy4j.upstream;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.ModuleSourceContract;
import io.github.goproxy4j.source.SampleModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;

/** A server of files without {@code @latest}, which knows but exact versions and a commit (X12). */
class PlainFilesContractTest extends ModuleSourceContract {
  private static final String COMMIT = "abcdefabcdef";

  private ScriptedUpstream upstream;

  @Override
  protected HttpSource sourceOf(List<SampleModule> modules) throws Exception {
    upstream = ScriptedUpstream.start();
    Map<ModulePath, String> lists = new TreeMap<>();
    for (SampleModule module : modules) {
      serve(module, Kind.INFO, module.info().toBytes());
      serve(module, Kind.MOD, module.goMod());
      serve(module, Kind.ZIP, module.zip());
      lists.merge(module.module().path(), module.module().version() + "\n", String::concat);
    }
    serveCommit(modules);
    lists.forEach((path, list) -> serve(ModuleFile.escapedListPath(path), list));
    return HttpSource.of(HttpRemote.at(upstream.uri()).build(), folder());
  }

  private void serveCommit(List<SampleModule> modules) {
    for (SampleModule module : modules) {
      String version = module.module().version().toString();
      if (version.endsWith("-" + COMMIT)) {
        var query = new VersionQuery.Revision(COMMIT);
        String info = new String(module.info().toBytes(), StandardCharsets.UTF_8);
        serve(ModuleFile.escapedPath(module.module().path(), query), info);
      }
    }
  }

  private void serve(SampleModule module, Kind kind, byte[] content) {
    String path = new ModuleFile(module.module(), kind).escapedPath();
    upstream.on("/" + path.replace("!", "%21"), Scripts.ok(content));
  }

  private void serve(String path, String text) {
    upstream.on("/" + path.replace("!", "%21"), Scripts.ok(text));
  }

  @AfterAll
  void stop() {
    upstream.close();
  }
}
