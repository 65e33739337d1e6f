package io.github.goproxy4j.sumdb;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.source.Fetch;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what it was told to, each at its path, and remembers what it was asked and how. */
public final class ScriptedDatabase implements ChecksumDatabase {
  private final String name;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Fetch> fetches = new CopyOnWriteArrayList<>();

  /** What is answered at a path. */
  @FunctionalInterface
  public interface Answer {
    byte[] bytes() throws IOException;
  }

  public ScriptedDatabase(String name) {
    this.name = name;
  }

  /** Says what is answered from now on. */
  public ScriptedDatabase at(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** The paths that were asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public List<Fetch> fetches() {
    return List.copyOf(fetches);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Blob latest(Fetch fetch) throws IOException {
    return answer("latest", fetch);
  }

  @Override
  public Blob lookup(ModuleVersion module, Fetch fetch) throws IOException {
    return answer(ModuleFile.escapedLookupPath(module), fetch);
  }

  @Override
  public Blob tile(Tile tile, Fetch fetch) throws IOException {
    return answer(tile.path(), fetch);
  }

  private Blob answer(String path, Fetch fetch) throws IOException {
    asked.add(path);
    fetches.add(fetch);
    return Blob.ofBytes(
        Optional.ofNullable(answers.get(path))
            .orElseThrow(() -> new ModuleNotFoundException(name, path))
            .bytes());
  }
}
