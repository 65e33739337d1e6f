package io.github.goproxy4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The handler of goproxy/goproxy, in a program that has nothing else. */
final class GoProxyPeer {
  /** What stands below a table without it. */
  static final String MISSING =
      "\nWithout goproxy/goproxy: its module could not be had from where `GOPROXY` points.\n";

  private static final Path SOURCE = Path.of("src/main/go/goproxy");
  private static final Path PROGRAM = Path.of("target/goproxy");

  private GoProxyPeer() {}

  /** Whether there can be one. */
  static boolean isThere() {
    try {
      Go.build(SOURCE, PROGRAM);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** One with its cache in {@code folder}; nothing if the program cannot be built. */
  static Optional<ServerProcess> start(Path folder, String upstream) throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("GOPROXY", upstream);
    environment.put("GOSUMDB", "off");
    environment.put("GONOPROXY", "");
    environment.put("GOPRIVATE", "");
    return Optional.of(
        ServerProcess.start(
            List.of(PROGRAM.toAbsolutePath().toString(), folder.toString()), environment));
  }
}
