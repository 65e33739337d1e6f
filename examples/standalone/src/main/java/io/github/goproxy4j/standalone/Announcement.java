package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.standalone.config.Repository;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Says what is served where, and what clients are to be told. */
final class Announcement {
  private final GoProxyServer server;
  private final PrintWriter out;

  Announcement(GoProxyServer server, PrintWriter out) {
    this.server = server;
    this.out = out;
  }

  void print(Config config) throws IOException {
    for (Mount mount : config.mounts()) {
      String what = Shown.line(description(mount.repository()));
      out.println("Serving " + what + " on " + server.uri(mount.path()));
    }
    for (Mount mount : config.entrances()) {
      out.println();
      out.println("  export GOPROXY=" + server.uri(mount.path()));
      printSumSettings(mount.repository().unlisted());
    }
    out.println();
    out.flush();
  }

  private void printSumSettings(ModulePatterns unlisted) {
    if (unlisted.equals(ModulePatterns.ALL)) {
      out.println("  export GOSUMDB=off");
    } else if (!unlisted.equals(ModulePatterns.NONE)) {
      out.println("  export GONOSUMDB='" + unlisted.patterns() + "'");
    }
  }

  private static String description(Repository repository) throws IOException {
    if (repository instanceof Repository.Hosted hosted) {
      ServedFolder folder = ServedFolder.open(hosted.root());
      return ModuleCount.describe(folder.path()) + " from " + folder.path();
    }
    if (repository instanceof Repository.Proxy proxy) {
      return proxy.upstream() + ", kept in " + proxy.cache().folder();
    }
    return repository.members().stream()
        .map(member -> member.repository().name().value())
        .collect(Collectors.joining(", then "));
  }
}
