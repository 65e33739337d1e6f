package io.github.goproxy4j.spec.container;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * A store that anybody may change, and the handler for it.
 *
 * @param events what happened to it
 */
record Registry(DirectoryStore store, GoProxyHandler handler, BlockingQueue<ProxyEvent> events) {
  static Registry in(Path folder) throws IOException {
    DirectoryStore store = DirectoryStore.at(folder);
    Publisher publisher = Publisher.builder(store).build();
    var events = new LinkedBlockingQueue<ProxyEvent>();
    GoProxyHandler handler =
        GoProxyHandler.builder(HostedSource.of(store))
            .access(AccessControl.OPEN)
            .publisher(publisher)
            .removal(publisher)
            .listener(events::add)
            .build();
    return new Registry(store, handler, events);
  }

  /** Whether an upload is being written. */
  boolean isReceiving() throws IOException {
    try (Stream<Path> files = Files.list(store.stagingFolder())) {
      return files.findAny().isPresent();
    }
  }
}
