package io.github.goproxy4j.spec;

import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public modules of {@code src/test/corpus}, as the ordinary go command fetched them from where
 * this machine's {@code GOPROXY} points.
 *
 * <p>They are fetched once, into {@code .corpus} beside the POM or the folder that the environment
 * variable {@code GOPROXY4J_CORPUS} names, below a name made from the list: another list is another
 * folder. Nothing there is changed afterwards.
 */
final class Corpus {
  /** Where the lists and the modules that ask for them are kept. */
  static final Path SOURCES = Path.of("src", "test", "corpus");

  private static final String COMPLETE = "complete";
  private static @Nullable Corpus fetched;

  private final GoTool go;
  private final Path home;
  private final CorpusList list;

  private Corpus(GoTool go, Path home, CorpusList list) {
    this.go = go;
    this.home = home;
    this.list = list;
  }

  /** The corpus, complete; without a go command the calling test ends here. */
  static synchronized Corpus require() {
    if (fetched == null) {
      fetched = fetch(GoTool.require().withTimeout(Duration.ofMinutes(5)));
    }
    return fetched;
  }

  private static Corpus fetch(GoTool go) {
    try {
      CorpusList list = CorpusList.read(SOURCES);
      Path root = root();
      Files.createDirectories(root);
      try (FileChannel channel = open(root.resolve("lock"));
          FileLock lock = channel.lock()) {
        var corpus = new Corpus(go, root.resolve(list.key()), list);
        if (lock.isValid() && Files.notExists(corpus.home.resolve(COMPLETE))) {
          corpus.download();
        }
        return corpus;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Optional.ofNullable(System.getenv("GOPROXY4J_CORPUS"))
        .map(Path::of)
        .orElse(Path.of(".corpus"))
        .toAbsolutePath();
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void download() throws IOException {
    copy(SOURCES.resolve("consumer"), consumer());
    copy(SOURCES.resolve("graph"), home.resolve("graph"));
    go.run(consumer(), environment(modCache()), "mod", "download", "all").requireSuccess();
    go.run(home, environment(modCache()), words(List.of("mod", "download"), list.besideConsumer()))
        .requireSuccess();
    Map<String, String> completing = environment(graphCache());
    completing.put("GOFLAGS", "-modcacherw -mod=mod");
    go.run(home.resolve("graph"), completing, "list", "-m", "all").requireSuccess();
    Files.writeString(home.resolve(COMPLETE), "");
  }

  /** The words of a command, and then modules, as an argument list. */
  static String[] words(List<String> command, List<ModuleVersion> modules) {
    return Stream.concat(command.stream(), modules.stream().map(ModuleVersion::toString))
        .toArray(String[]::new);
  }

  /** Copies the files of a folder without folders in it. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(String.valueOf(file.getFileName()));
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  GoTool go() {
    return go;
  }

  CorpusList list() {
    return list;
  }

  /** The folder that has all of it. */
  Path home() {
    return home;
  }

  /** Settings for a go command with this module cache; it may be changed. */
  Map<String, String> environment(Path modCache) {
    var environment = new HashMap<String, String>();
    environment.put("GOMODCACHE", modCache.toString());
    environment.put("GOFLAGS", "-modcacherw");
    return environment;
  }

  /** Settings for a go command that sees the corpus, and nothing else. */
  Map<String, String> offline() {
    Map<String, String> environment = environment(modCache());
    environment.put("GOPROXY", "off");
    return environment;
  }

  /** Settings for a go command that starts with an empty cache and asks one proxy only. */
  Map<String, String> onlyFrom(String proxy, Path emptyCache) {
    return GoTool.onlyFrom(proxy, emptyCache);
  }

  /** A module cache with the modules of the list and nothing else. */
  Path modCache() {
    return home.resolve("modcache");
  }

  /** What a GOPROXY of this corpus has at its root. */
  Path downloads() {
    return modCache().resolve("cache").resolve("download");
  }

  /** A module cache that has little but {@code .mod} files. */
  Path graphCache() {
    return home.resolve("graphcache");
  }

  /** Where {@link #graphCache} has a file. */
  Path graphFile(ModuleVersion module, Kind kind) {
    Path downloads = graphCache().resolve("cache").resolve("download");
    return downloads.resolve(new ModuleFile(module, kind).escapedPath());
  }

  /** A module that requires a good part of the list, with a go.sum file that has all of it. */
  Path consumer() {
    return home.resolve("consumer");
  }

  Path file(ModuleVersion module, Kind kind) {
    return downloads().resolve(new ModuleFile(module, kind).escapedPath());
  }

  /** The files of a module as the go command extracted them. */
  Path tree(ModuleVersion module) {
    return modCache().resolve(escaped(module));
  }

  private static String escaped(ModuleVersion module) {
    String path = ModuleFile.escapedFolder(module.path());
    String stem = ModuleFile.escapedStem(module);
    return path.substring(0, path.length() - "/@v/".length()) + "@" + stem.substring(path.length());
  }

  /** The versions of a path in the list, ascending. */
  List<ModuleVersion> versionsOf(String path) {
    ModulePath wanted = ModulePath.parse(path);
    return list.modules().stream().filter(m -> m.path().equals(wanted)).sorted().toList();
  }
}
