package io.github.goproxy4j.standalone.config;

import com.google.common.net.InetAddresses;
import io.github.goproxy4j.access.Sender;
import io.github.goproxy4j.protocol.ProxyRequest;
import io.github.goproxy4j.protocol.RequestHandler;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What stands between clients and the server.
 *
 * <p>Each reverse proxy appends to {@code X-Forwarded-For} who has asked it. So the client is the
 * last one there who is not itself believed; what stands before it, anybody can have written. Other
 * headers are not read: a reverse proxy hands on those that it does not know.
 *
 * @param addresses of those that are believed
 * @param url where clients find what is at {@code /} here, without a slash at its end, if it is
 *     known
 */
public record ReverseProxy(List<AddressRange> addresses, Optional<URI> url) {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  public ReverseProxy {
    addresses = List.copyOf(addresses);
  }

  /** The same handler, which is told who asks and where, as the client sees it. */
  RequestHandler before(String path, RequestHandler handler) {
    Optional<URI> place = url(path);
    return request -> handler.handle(seenThrough(request, place));
  }

  private ProxyRequest seenThrough(ProxyRequest request, Optional<URI> place) {
    Sender peer = request.sender();
    Optional<String> client =
        peer.address().map(address -> clientOf(address, request.header(FORWARDED_FOR).orElse("")));
    ProxyRequest seen = request.from(new Sender(client, peer.principal(), peer.roles()));
    return place.isPresent() ? seen.below(() -> place) : seen;
  }

  /** Where clients find what is at a path here, if that is known. */
  public Optional<URI> url(String path) {
    return url.map(base -> URI.create(path.equals("/") ? base.toString() : base + path));
  }

  /** Who asks, if {@code peer} does and says of whom. */
  String clientOf(String peer, String forwardedFor) {
    if (IpAddress.parse(peer).filter(this::isBelieved).isEmpty()) {
      return peer;
    }
    String client = peer;
    List<String> askers = Arrays.asList(forwardedFor.split(","));
    Collections.reverse(askers);
    for (String asker : askers) {
      Optional<InetAddress> address = IpAddress.parse(asker);
      client = address.map(InetAddresses::toAddrString).orElse(client);
      if (address.filter(this::isBelieved).isEmpty()) {
        return client;
      }
    }
    return client;
  }

  private boolean isBelieved(InetAddress address) {
    return addresses.stream().anyMatch(range -> range.contains(address));
  }
}
