package io.github.goproxy4j.source;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.store.ChangingFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which versions there are (X10).
 *
 * @param path of which module
 */
record ListQuestion(ModulePath path) implements ChangingQuestion<List<SemVer>> {
  @Override
  public ChangingFile file() {
    return ChangingFile.list(path);
  }

  @Override
  public List<SemVer> ask(ModuleSource source, Fetch fetch) throws IOException {
    return source.versions(path, fetch);
  }

  @Override
  public String write(List<SemVer> versions) {
    return versions.stream().map(version -> version + "\n").collect(Collectors.joining());
  }

  @Override
  public List<SemVer> read(String text) {
    return text.lines().map(SemVer::parse).toList();
  }
}
