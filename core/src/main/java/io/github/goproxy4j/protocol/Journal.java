package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What is written down about one request: a line in the log, and what a listener is told. */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(GoProxyHandler.class);

  private final ProxyRequest request;
  private final ProxyListener listener;
  private Optional<String> user = Optional.empty();

  Journal(ProxyRequest request, ProxyListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /** Notes who sent the request. */
  Caller of(Caller caller) {
    user = caller.name();
    return caller;
  }

  ProxyEvent.Origin origin() {
    return new ProxyEvent.Origin(user, request.sender().address());
  }

  void happened(ProxyEvent event) {
    listener.happened(event);
  }

  /** Something was found; it is a fetch if it is a file that is sent now. */
  void found(Route route, ProxyResponse response) {
    boolean sent = !request.isHead() && (response.status() == 200 || response.status() == 206);
    if (sent) {
      file(route).ifPresent(file -> happened(new ProxyEvent.Fetched(file, origin())));
    }
  }

  private static Optional<ModuleFile> file(Route route) {
    if (route instanceof Route.Zip zip) {
      return Optional.of(new ModuleFile(zip.module(), Kind.ZIP));
    } else if (route instanceof Route.GoMod goMod) {
      return Optional.of(new ModuleFile(goMod.module(), Kind.MOD));
    } else if (route instanceof Route.Info info
        && info.query() instanceof VersionQuery.Exact exact) {
      var module = new ModuleVersion(info.path(), exact.version());
      return Optional.of(new ModuleFile(module, Kind.INFO));
    }
    return Optional.empty();
  }

  ProxyResponse answered(ProxyResponse response) {
    log(response, Optional.empty());
    return response;
  }

  ProxyResponse failed(ProxyResponse response, Exception failure) {
    log(response, Optional.of(failure));
    if (isRefusal(response.status())) {
      String reason = ErrorLine.of(String.valueOf(failure.getMessage())).text();
      happened(new ProxyEvent.Refused(request.method(), request.rawPath(), reason, origin()));
    }
    return response;
  }

  /** That something is not there, or cannot be had, is no refusal. */
  private static boolean isRefusal(int status) {
    return status >= 400 && status < Failure.INTERNAL && status != 404 && status != 410;
  }

  private void log(ProxyResponse response, Optional<Exception> failure) {
    Level level = level(response.status());
    LOG.atLevel(level)
        .setCause(failure.filter(e -> level == Level.ERROR).orElse(null))
        .addArgument(() -> ErrorLine.of(request.method()).text())
        .addArgument(() -> ErrorLine.of(request.rawPath()).text())
        .addArgument(response.status())
        .addArgument(
            () ->
                failure
                    .map(e -> " " + ErrorLine.of(String.valueOf(e.getMessage())).text())
                    .orElse(""))
        .log("{} {}: {}{}");
  }

  private static Level level(int status) {
    return status < Failure.INTERNAL
        ? Level.DEBUG
        : status == Failure.INTERNAL ? Level.ERROR : Level.WARN;
  }
}
