package io.github.goproxy4j.protocol;

import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.ProxyResponse.Empty;
import io.github.goproxy4j.publish.Removal;
import io.github.goproxy4j.source.ModuleNotFoundException;
import java.io.IOException;
import java.util.Map;

/** Takes away versions, and modules with all of theirs. */
record RemovalEndpoints(Removal removal, Gate gate) {
  ProxyResponse remove(UploadRoute route, Caller caller, Journal journal) throws IOException {
    if (route instanceof UploadRoute.File file && file.kind() == Kind.ZIP) {
      gate.check(caller, Action.DELETE, file.path());
      ModuleVersion module = module(file);
      if (!removal.remove(module)) {
        throw ModuleNotFoundException.of(module);
      }
      journal.happened(new ProxyEvent.Deleted(module.toString(), journal.origin()));
    } else if (route instanceof UploadRoute.Module whole) {
      ModulePath path = whole.path();
      gate.check(caller, Action.DELETE, path);
      if (!removal.remove(path)) {
        throw ModuleNotFoundException.of(path);
      }
      journal.happened(new ProxyEvent.Deleted(path.value(), journal.origin()));
    } else {
      throw new ModuleNotFoundException("not found", "expected MODULE/@v/VERSION.zip or MODULE");
    }
    return new ProxyResponse(204, Map.of("Cache-Control", "no-store"), new Empty());
  }

  private static ModuleVersion module(UploadRoute.File file) throws ModuleNotFoundException {
    try {
      return ModuleVersion.of(file.path().value(), file.version()).requireCanonical();
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }
}
