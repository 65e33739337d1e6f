package io.github.goproxy4j.standalone.config;

import io.github.goproxy4j.standalone.config.Surroundings.OnDisk;
import io.github.goproxy4j.standalone.yaml.Kinds;
import io.github.goproxy4j.standalone.yaml.Mapping;
import io.github.goproxy4j.standalone.yaml.Nearest;
import io.github.goproxy4j.standalone.yaml.Reader;
import io.github.goproxy4j.standalone.yaml.Secret;
import io.github.goproxy4j.standalone.yaml.Value;
import io.github.goproxy4j.upstream.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what servers are shown. */
final class LoginReader {
  private final Surroundings surroundings;

  /** By host; nothing if it is not known who they are. */
  private final Optional<Map<String, URI>> servers;

  LoginReader(Surroundings surroundings, Optional<List<URI>> servers) {
    this.surroundings = surroundings;
    this.servers = servers.map(LoginReader::byHost);
  }

  private static Map<String, URI> byHost(List<URI> servers) {
    var hosts = new TreeMap<String, URI>();
    servers.forEach(server -> hosts.put(UpstreamLogin.host(server), server));
    return hosts;
  }

  Optional<UpstreamLogin> read(Value value) {
    return value.mapping().flatMap(this::login);
  }

  private Optional<UpstreamLogin> login(Mapping at) {
    Optional<Optional<Path>> netrc = at.maybe("netrc", surroundings.path(OnDisk.FILE));
    Optional<Map<String, Credentials>> hosts =
        at.optional("hosts", Map.of(), Reader.mapping(this::hosts));
    return at.build(() -> new UpstreamLogin(hosts.orElseThrow(), netrc.orElseThrow()));
  }

  private Optional<Map<String, Credentials>> hosts(Mapping at) {
    var hosts = new HashMap<String, Credentials>();
    at.all()
        .forEach(
            (name, value) ->
                at.requires(credentials(value)).ifPresent(shown -> hosts.put(name, shown)));
    return at.build(() -> hosts);
  }

  private Optional<Credentials> credentials(Value host) {
    Optional<Credentials> shown = host.mapping().flatMap(this::credentials);
    return servers.map(known -> isSecure(host, known)).orElse(true) ? shown : Optional.empty();
  }

  /** Whether that is a server that we may show something; reported if not. */
  private static boolean isSecure(Value host, Map<String, URI> servers) {
    URI server = servers.get(host.name());
    if (server == null) {
      host.problemAtKey(
          "no server that is asked here is called that"
              + Nearest.hint(host.name(), servers.keySet()));
    } else if (!"https".equals(server.getScheme())) {
      host.problemAtKey("whatever is shown to it could be read on the way: expected https");
    } else {
      return true;
    }
    return false;
  }

  private Optional<Credentials> credentials(Mapping at) {
    if (at.has("token")) {
      Optional<Secret> token = at.required("token", surroundings.secret());
      return at.build(() -> Credentials.bearer(token.orElseThrow().value()));
    }
    Optional<String> user = at.required("user", Kinds.TEXT);
    Optional<Secret> password = at.required("password", surroundings.secret());
    return at.build(() -> Credentials.basic(user.orElseThrow(), password.orElseThrow().value()));
  }
}
