package io.github.goproxy4j.standalone;

import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.standalone.config.Config;
import io.github.goproxy4j.standalone.config.Mount;
import io.github.goproxy4j.standalone.config.Repository;
import io.github.goproxy4j.standalone.config.SumDatabase;
import io.github.goproxy4j.upstream.ServedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

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
      String what = Shown.line(description(mount.repository(), config));
      out.println("Serving " + what + " on " + server.uri(mount.path()));
    }
    for (Mount mount : config.entrances()) {
      out.println();
      out.println("  export GOPROXY=" + url(mount, config));
      printSumSettings(mount.repository().unlisted(), config.databases());
    }
    out.println();
    out.flush();
  }

  /** Where clients find it. */
  private URI url(Mount mount, Config config) {
    return config
        .reverseProxy()
        .flatMap(front -> front.url(mount.path()))
        .orElseGet(() -> server.uri(mount.path()));
  }

  /** Where a database is mirrored, it is worth something to a client. */
  private void printSumSettings(ModulePatterns unlisted, List<SumDatabase> databases) {
    if (unlisted.equals(ModulePatterns.NONE)) {
      return;
    } else if (!unlisted.equals(ModulePatterns.ALL)) {
      out.println("  export GONOSUMDB='" + unlisted.patterns() + "'");
    } else if (databases.isEmpty()) {
      out.println("  export GOSUMDB=off");
    } else {
      out.println("  # and GONOSUMDB to what is published here only");
    }
  }

  private static String description(Repository repository, Config config) throws IOException {
    if (repository instanceof Repository.Hosted hosted) {
      ServedFolder folder = ServedFolder.open(hosted.root());
      return ModuleCount.describe(folder.path()) + " from " + folder.path();
    } else if (repository instanceof Repository.Proxy proxy) {
      return proxy.upstream() + " kept in " + proxy.cache().folder();
    }
    var members = new ArrayList<String>();
    for (Repository.Member member : repository.members()) {
      Repository each = member.repository();
      members.add(config.isMounted(each) ? each.name().value() : description(each, config));
    }
    return String.join(", then ", members);
  }
}
