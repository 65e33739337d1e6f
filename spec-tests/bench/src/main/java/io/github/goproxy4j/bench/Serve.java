package io.github.goproxy4j.bench;

import io.github.goproxy4j.access.AccessControl;
import io.github.goproxy4j.protocol.GoProxyHandler;
import io.github.goproxy4j.publish.CacheRemoval;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.servlet.GoProxyServlet;
import io.github.goproxy4j.source.HostedSource;
import io.github.goproxy4j.source.PullThroughSource;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.store.DirectoryStore;
import io.github.goproxy4j.upstream.FolderSource;
import io.github.goproxy4j.upstream.HttpRemote;
import io.github.goproxy4j.upstream.HttpSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server of ours, or the least that a server can do; it prints its port and runs until killed.
 */
final class Serve {
  private Serve() {}

  /** Takes a container, what to serve, and where that is. */
  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING);
    HttpServlet servlet =
        switch (args[1]) {
          case "store" -> new GoProxyServlet(store(Path.of(args[2])));
          case "cache" -> new GoProxyServlet(cache(Path.of(args[2]), URI.create(args[3])));
          case "late" -> new Late(GoProxyHandler.of(FolderSource.at(Path.of(args[2]))));
          case "constant" -> new Constant(Path.of(args[2]));
          default -> throw new IllegalArgumentException("no such server: " + args[1]);
        };
    System.out.println(Container.valueOf(args[0]).start(servlet));
    Thread.currentThread().join();
  }

  private static GoProxyHandler store(Path folder) throws IOException {
    DirectoryStore store = DirectoryStore.at(folder);
    Publisher publisher = Publisher.builder(store).build();
    return GoProxyHandler.builder(HostedSource.of(store))
        .publisher(publisher)
        .removal(publisher)
        .access(AccessControl.OPEN)
        .build();
  }

  private static GoProxyHandler cache(Path folder, URI upstream) throws IOException {
    Path staging =
        Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-fetched"));
    DirectoryCache cache = DirectoryCache.at(folder);
    HttpSource origin = HttpSource.of(HttpRemote.at(upstream).build(), staging);
    return GoProxyHandler.builder(PullThroughSource.builder(cache, origin).fetchAhead().build())
        .removal(new CacheRemoval(cache))
        .access(AccessControl.OPEN)
        .build();
  }

  /** Answers 20 milliseconds late. */
  private static final class Late extends GoProxyServlet {
    private static final long serialVersionUID = 1L;

    Late(GoProxyHandler handler) {
      super(handler);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      super.service(request, response);
    }
  }

  /** Writes what it read once from the files of a folder. */
  private static final class Constant extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Path folder;
    private final transient Map<String, byte[]> contents = new HashMap<>();

    Constant(Path folder) {
      this.folder = folder;
    }

    @Override
    public void init() throws ServletException {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          contents.put("/" + file.getFileName(), Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new ServletException(e);
      }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] content = Objects.requireNonNull(contents.get(request.getRequestURI()));
      response.setContentType("text/plain; charset=utf-8");
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
  }
}
