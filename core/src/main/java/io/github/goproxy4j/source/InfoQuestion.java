package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.store.ChangingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a query means (X11, X12, X15).
 *
 * @param path in which module
 * @param query no exact version
 */
record InfoQuestion(ModulePath path, VersionQuery query) implements ChangingQuestion<VersionInfo> {
  @Override
  public ChangingFile file() {
    return ChangingFile.info(path, query);
  }

  @Override
  public VersionInfo ask(ModuleSource source, Fetch fetch) throws IOException {
    return source.info(path, query, fetch);
  }

  @Override
  public String write(VersionInfo info) {
    return info.json();
  }

  @Override
  public VersionInfo read(String text) {
    return VersionInfo.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
