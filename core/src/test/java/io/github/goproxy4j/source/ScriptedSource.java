package io.github.goproxy4j.source;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.semver.SemVer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source that tells what it was asked, and does before each answer what a test wants. */
public final class ScriptedSource implements ModuleSource {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile ModuleSource answers;
  private volatile Script script = fetch -> {};

  /** What happens before an answer. */
  @FunctionalInterface
  public interface Script {
    void run(Fetch fetch) throws IOException;
  }

  public ScriptedSource(ModuleSource answers) {
    this.answers = answers;
  }

  /** From now on answers as another source does. */
  public void become(ModuleSource source) {
    answers = source;
    script = fetch -> {};
  }

  /** From now on does this before each answer. */
  public void first(Script script) {
    this.script = script;
  }

  /** From now on fails. */
  public void fail(IOException e) {
    script =
        fetch -> {
          throw e;
        };
  }

  /** What was asked since the last call. */
  public List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  private ModuleSource answers(String question, Fetch fetch) throws IOException {
    asked.add(question);
    script.run(fetch);
    return answers;
  }

  @Override
  public List<SemVer> versions(ModulePath path, Fetch fetch) throws IOException {
    return answers(path + " list", fetch).versions(path, fetch);
  }

  @Override
  public VersionInfo info(ModulePath path, VersionQuery query, Fetch fetch) throws IOException {
    return answers(path + "@" + query + ".info", fetch).info(path, query, fetch);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    return answers(module + ".mod", fetch).goMod(module, fetch);
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    return answers(module + ".zip", fetch).zip(module, fetch);
  }
}
