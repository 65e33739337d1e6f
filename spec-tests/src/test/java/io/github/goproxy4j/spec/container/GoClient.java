package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.spec.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A go command with an empty module cache and one proxy.
 *
 * @param work the folder of a main module that requires nothing yet
 */
record GoClient(GoTool tool, Path work, Map<String, String> environment) {
  static GoClient of(String proxy, Path temp) throws IOException {
    Path work = Files.createDirectory(temp.resolve("work"));
    Files.writeString(work.resolve("go.mod"), "module example.com/user\n\ngo 1.24\n");
    Map<String, String> environment = GoTool.onlyFrom(proxy, temp.resolve("modcache"));
    environment.put("NETRC", temp.resolve("no.netrc").toString());
    return new GoClient(GoTool.require(), work, environment);
  }

  String go(String... args) {
    return tool.run(work, environment, args).requireSuccess().stdout();
  }
}
