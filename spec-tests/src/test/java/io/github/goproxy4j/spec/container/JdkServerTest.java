package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.protocol.GoProxyHandler;
import java.io.IOException;
import java.nio.file.Path;

class JdkServerTest extends ContainerContract {
  JdkServerTest() {
    super("jdk");
  }

  @Override
  StartedServer start(GoProxyHandler handler, Mount mount, Path temp) throws IOException {
    return JdkServer.start(handler, mount);
  }
}
