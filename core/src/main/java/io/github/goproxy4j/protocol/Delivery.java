package io.github.goproxy4j.protocol;

import com.google.common.collect.ImmutableMap;
import io.github.goproxy4j.protocol.ProxyResponse.Body;
import io.github.goproxy4j.protocol.ProxyResponse.Content;
import io.github.goproxy4j.protocol.ProxyResponse.Empty;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Hands over what was found: whole, in part, or not at all if the client has it already. */
final class Delivery {
  private final String subject;
  private final Resource resource;
  private final ProxyRequest request;
  private final Optional<String> tag;
  private final ImmutableMap.Builder<String, String> headers = ImmutableMap.builder();

  private Delivery(String subject, Resource resource, ProxyRequest request) {
    this.subject = subject;
    this.resource = resource;
    this.request = request;
    this.tag = resource.entityTag();
    headers.put("Cache-Control", resource.cacheControl());
    tag.ifPresent(value -> headers.put("ETag", value));
  }

  /** The response owns the blob of the resource, if it needs it; otherwise the blob is closed. */
  static ProxyResponse of(String subject, Resource resource, ProxyRequest request)
      throws IOException {
    ProxyResponse response = null;
    try {
      response = new Delivery(subject, resource, request).response();
      return response;
    } finally {
      if (response == null || !(response.body() instanceof Content)) {
        resource.blob().close();
      }
    }
  }

  private ProxyResponse response() {
    if (request.header("If-Match").filter(h -> !EntityTag.matchesStrongly(h, tag)).isPresent()) {
      return ErrorLine.of(subject + ": precondition failed").response(request, 412, Map.of());
    }
    if (request.header("If-None-Match").filter(h -> EntityTag.matchesWeakly(h, tag)).isPresent()) {
      return new ProxyResponse(304, headers.buildOrThrow(), new Empty());
    }
    return range().map(this::partial).orElseGet(this::whole);
  }

  /** A range is for {@code GET} alone, and only where the client can tell what it is a part of. */
  private Optional<ByteRange> range() {
    return request.isHead() || !isSame()
        ? Optional.empty()
        : request.header("Range").flatMap(h -> ByteRange.parse(h, size()));
  }

  private boolean isSame() {
    return tag.isPresent()
        && request.header("If-Range").filter(h -> !h.strip().equals(tag.get())).isEmpty();
  }

  private ProxyResponse partial(ByteRange range) {
    if (!range.isSatisfiable()) {
      return ErrorLine.of(subject + ": range not satisfiable")
          .response(request, 416, Map.of("Content-Range", range.of(size())));
    }
    headers.put("Content-Range", range.of(size()));
    return content(206, range.offset(), range.length());
  }

  private ProxyResponse whole() {
    return content(200, 0, size());
  }

  private ProxyResponse content(int status, long offset, long length) {
    headers.put("Content-Type", resource.contentType());
    headers.put("Content-Length", Long.toString(length));
    headers.put("X-Content-Type-Options", "nosniff");
    if (tag.isPresent()) {
      headers.put("Accept-Ranges", "bytes");
    }
    Body body = request.isHead() ? new Empty() : new Content(resource.blob(), offset, length);
    return new ProxyResponse(status, headers.buildOrThrow(), body);
  }

  private long size() {
    return resource.blob().size();
  }
}
