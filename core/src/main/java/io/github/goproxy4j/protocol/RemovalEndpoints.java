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
      version(file.path(), file.version(), caller, journal);
      return done(204);
    } else if (route instanceof UploadRoute.UnwantedVersion unwanted) {
      version(unwanted.path(), unwanted.version(), caller, journal);
      return done(200);
    } else if (route instanceof UploadRoute.Module whole) {
      module(whole.path(), caller, journal);
      return done(204);
    }
    throw new ModuleNotFoundException("not found", "expected MODULE/@v/VERSION.zip or MODULE");
  }

  private static ProxyResponse done(int status) {
    return new ProxyResponse(status, Map.of("Cache-Control", "no-store"), new Empty());
  }

  private void version(ModulePath path, String version, Caller caller, Journal journal)
      throws IOException {
    gate.check(caller, Action.DELETE, path);
    ModuleVersion module = parse(path, version);
    if (!removal.remove(module)) {
      throw ModuleNotFoundException.of(module);
    }
    journal.happened(new ProxyEvent.Deleted(module.toString(), journal.origin()));
  }

  private void module(ModulePath path, Caller caller, Journal journal) throws IOException {
    gate.check(caller, Action.DELETE, path);
    if (!removal.remove(path)) {
      throw ModuleNotFoundException.of(path);
    }
    journal.happened(new ProxyEvent.Deleted(path.value(), journal.origin()));
  }

  private static ModuleVersion parse(ModulePath path, String version)
      throws ModuleNotFoundException {
    try {
      return ModuleVersion.of(path.value(), version).requireCanonical();
    } catch (IllegalArgumentException e) {
      throw new ModuleNotFoundException("not found", String.valueOf(e.getMessage()));
    }
  }
}
