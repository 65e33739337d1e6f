package io.github.goproxy4j.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A vulnerability database that is written, and may be written again. */
public final class DatabaseFolder {
  private final Path folder;
  private final SortedMap<String, Set<String>> idsByModule = new TreeMap<>();
  private int edition;

  public DatabaseFolder(Path folder) {
    this.folder = folder;
  }

  public Path path() {
    return folder;
  }

  /** Adds an entry that says of all versions before {@code fixed} that they are affected. */
  public DatabaseFolder add(String id, String alias, String module, String fixed)
      throws IOException {
    return add(
        id,
        module,
        """
        "aliases":["%s"],"affected":[{"package":{"name":"%s","ecosystem":"Go"},\
        "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"%s"}]}]}]"""
            .formatted(alias, module, fixed));
  }

  /** Adds an entry with {@code fields} besides its id, and mentions it for {@code module}. */
  public DatabaseFolder add(String id, String module, String fields) throws IOException {
    idsByModule.computeIfAbsent(module, m -> new TreeSet<>()).add(id);
    return write("ID/" + id + ".json", "{\"id\":\"" + id + "\"," + fields + "}");
  }

  /** Writes the two index files, which are other files than before. */
  public DatabaseFolder index() throws IOException {
    edition++;
    write(
        "index/modules.json",
        idsByModule.entrySet().stream()
            .map(DatabaseFolder::module)
            .collect(Collectors.joining(",", "[", "]")));
    String time = "{\"modified\":\"2023-04-03T15:57:51Z\"}";
    return write("index/db.json", time + " ".repeat(edition));
  }

  private static String module(Map.Entry<String, Set<String>> entry) {
    return entry.getValue().stream()
        .map(id -> "{\"id\":\"" + id + "\",\"modified\":\"2023-04-03T15:57:51Z\"}")
        .collect(Collectors.joining(",", "{\"path\":\"" + entry.getKey() + "\",\"vulns\":[", "]}"));
  }

  public DatabaseFolder write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }
}
