package io.github.goproxy4j.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Writes what happened into a file, one JSON object a line. */
public final class AuditLog implements ProxyListener, AutoCloseable {
  /** What is no ASCII can steer a terminal, and what is no Unicode cannot be written at all. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Writer out;
  private final Clock clock;
  private final ReentrantLock writing = new ReentrantLock();

  private AuditLog(Writer out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Goes on where the file ends. */
  public static AuditLog appendingTo(Path file, Clock clock) throws IOException {
    Writer out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new AuditLog(out, clock);
  }

  @Override
  public void happened(ProxyEvent event) {
    try {
      write(line(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String line) throws IOException {
    writing.lock();
    try {
      out.write(line);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  private String line(ProxyEvent event) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("time", clock.instant().toString());
      write(json, event);
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, ProxyEvent event) throws IOException {
    if (event instanceof ProxyEvent.Fetched fetched) {
      write(json, "fetched", fetched.file().toString(), fetched.by());
    } else if (event instanceof ProxyEvent.Published published) {
      write(json, "published", published.module().toString(), published.by());
      json.writeStringField("outcome", published.outcome());
      if (published.h1().isPresent()) {
        json.writeStringField("h1", published.h1().get().value());
      }
    } else if (event instanceof ProxyEvent.Deleted deleted) {
      write(json, "deleted", deleted.subject(), deleted.by());
    } else if (event instanceof ProxyEvent.Refused refused) {
      write(json, "refused", refused.method() + " " + refused.rawPath(), refused.by());
      json.writeStringField("reason", refused.reason());
    } else if (event instanceof ProxyEvent.Verified verified) {
      json.writeStringField("event", "verified");
      json.writeStringField("subject", verified.file().toString());
      json.writeStringField("h1", verified.actual().value());
      json.writeStringField("verdict", verdict(verified.verdict()));
    }
  }

  private static String verdict(Verdict verdict) {
    return verdict instanceof Verdict.Match
        ? "match"
        : verdict instanceof Verdict.Mismatch ? "mismatch" : "unknown";
  }

  private static void write(JsonGenerator json, String event, String subject, ProxyEvent.Origin by)
      throws IOException {
    json.writeStringField("event", event);
    json.writeStringField("subject", subject);
    write(json, "user", by.user());
    write(json, "address", by.address());
  }

  private static void write(JsonGenerator json, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
