package io.github.goproxy4j.spec.oracle;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.goproxy4j.spec.GivenDatabase;
import io.github.goproxy4j.sumdb.SumDatabaseClient;
import io.github.goproxy4j.sumdb.VerifierKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A database, and a folder with what is kept of it. The arguments are verifier key, height of
 * tiles, path, version, note on the latest tree, (place, path, content)...
 */
final class LookupCase implements Closeable {
  private static final String LATEST = "latest";
  private static final Set<String> OWN = Set.of(LATEST, ".lock");

  private final VerifierKey key;
  private final int height;
  private final Map<String, byte[]> remote = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Path root;
  private final Path folder;

  LookupCase(Strings arguments) throws IOException {
    this.key = VerifierKey.parse(arguments.text(0));
    this.height = (int) arguments.number(1);
    this.root = Files.createTempDirectory(Oracle.require().files(), "sumdb").toRealPath();
    this.folder = root.resolve(key.id().name());
    write(LATEST, arguments.get(4));
    for (int i = 5; i + 2 < arguments.size(); i += 3) {
      if (arguments.text(i).equals("remote")) {
        remote.put(arguments.text(i + 1), arguments.get(i + 2).array());
      } else {
        if (arguments.get(i + 2).length() > 0) {
          kept.add(arguments.text(i + 1));
        }
        write(arguments.text(i + 1), arguments.get(i + 2));
      }
    }
  }

  /** An empty file is as good as none. */
  private void write(String path, Bytes content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content.array());
  }

  SumDatabaseClient client() throws IOException {
    var database = new GivenDatabase(key.id().name(), remote);
    return SumDatabaseClient.builder(database, key, root).tileHeight(height).build();
  }

  Path latestFile() {
    return folder.resolve(LATEST);
  }

  Bytes latest() throws IOException {
    return Bytes.of(Files.readAllBytes(latestFile()));
  }

  /** What there is now that was not given. */
  List<String> added() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toFile().length() > 0)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !OWN.contains(name) && !kept.contains(name))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(root, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
