package io.github.goproxy4j.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.goproxy4j.access.Action;
import io.github.goproxy4j.access.Caller;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.SizeLimitException;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.protocol.ProxyResponse.Text;
import io.github.goproxy4j.publish.Publication;
import io.github.goproxy4j.publish.Publisher;
import io.github.goproxy4j.publish.Upload;
import io.github.goproxy4j.release.Repair;
import io.github.goproxy4j.source.ModuleNotFoundException;
import io.github.goproxy4j.store.StoredRelease;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes in what clients put, in every shape that one of them knows. */
record PublishEndpoints(Publisher publisher, Gate gate) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A form has a little more than its parts. */
  private static final long LARGEST = ModuleZip.MAX_ZIP_SIZE + (32L << 20);

  ProxyResponse publish(ProxyRequest request, UploadRoute route, Caller caller, Journal journal)
      throws IOException {
    if (route instanceof UploadRoute.Module || route instanceof UploadRoute.UnwantedVersion) {
      throw new ModuleNotFoundException("not found", "nothing can be put here");
    }
    if (route instanceof UploadRoute.File file) {
      gate.check(caller, Action.PUBLISH, file.path());
    } else if (route instanceof UploadRoute.WholeVersion whole) {
      gate.check(caller, Action.PUBLISH, whole.path());
    } else {
      gate.check(caller, Action.PUBLISH);
    }
    requireFitting(request);
    try (Upload upload = UploadReader.read(request, route, publisher.stagingFolder())) {
      Publication publication =
          publisher.publish(upload, path -> gate.check(caller, Action.PUBLISH, path));
      journal.happened(
          new ProxyEvent.Published(
              publication.module(),
              word(publication),
              publication.release().map(StoredRelease::h1),
              journal.origin()));
      return done(status(route), publication, upload);
    }
  }

  /** Too much is best refused before it is sent. */
  private static void requireFitting(ProxyRequest request) throws IOException {
    boolean tooLong =
        request
            .header("Content-Length")
            .filter(length -> length.matches("[0-9]{1,18}"))
            .filter(length -> Long.parseLong(length) > LARGEST)
            .isPresent();
    if (tooLong) {
      throw new SizeLimitException(ModuleZip.MAX_ZIP_SIZE);
    }
  }

  /** What the client takes for success: for athens, that is nothing but 200. */
  private static int status(UploadRoute route) {
    return route instanceof UploadRoute.WholeVersion ? 200 : 201;
  }

  private static ProxyResponse done(int status, Publication publication, Upload upload)
      throws IOException {
    var body = new Text(json(publication) + "\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", Resource.JSON);
    headers.put("Content-Length", Long.toString(body.length()));
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    received(upload).flatMap(Blob::sha256).ifPresent(sum -> headers.put("X-Checksum-Sha256", sum));
    return new ProxyResponse(status, headers, body);
  }

  private static String word(Publication publication) {
    return publication.outcome().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Blob> received(Upload upload) {
    return upload.archive().or(upload.hints()::goMod).or(upload.hints()::info);
  }

  private static String json(Publication publication) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      ModuleVersion module = publication.module();
      json.writeStartObject();
      json.writeStringField("status", "success");
      json.writeStringField("image", module.path().value());
      json.writeStringField("version", module.version().toString());
      json.writeStringField("result", word(publication));
      if (publication.release().isPresent()) {
        json.writeStringField("h1", publication.release().get().h1().value());
        json.writeStringField("goModH1", publication.release().get().goModH1().value());
      }
      json.writeArrayFieldStart("repairs");
      for (Repair repair : publication.repairs()) {
        json.writeString(repair.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }
}
