package io.github.goproxy4j.module;

import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.semver.InvalidVersionException;
import io.github.goproxy4j.semver.SemVer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a {@link VersionQuery}: a version and its time, with the JSON that said so.
 *
 * @param version the version
 * @param time when it was made, if that is known
 * @param json the original text, which may say more than is read here
 */
public record VersionInfo(SemVer version, Optional<Instant> time, String json) {
  /** The answer for a version made nobody knows when. */
  public static VersionInfo of(SemVer version) {
    return new VersionInfo(version, Optional.empty(), "{\"Version\":\"" + version + "\"}");
  }

  /** The answer for a version made at {@code time}, of which whole seconds are kept. */
  public static VersionInfo of(SemVer version, Instant time) {
    return of(version, time, Origin.UNKNOWN);
  }

  /** The answer for a version of a known origin, made at {@code time}. */
  public static VersionInfo of(SemVer version, Instant time, Origin origin) {
    Instant seconds = Instant.ofEpochSecond(time.getEpochSecond());
    String json = VersionInfoWriter.write(version, seconds, origin);
    return new VersionInfo(version, Optional.of(seconds), json);
  }

  /**
   * Reads what another proxy or a store said, as the go command does (X15): the case of keys does
   * not matter, unknown ones are skipped, and a time may be missing or null.
   *
   * @throws MalformedVersionInfoException if the text is not JSON or not of that shape, or if its
   *     version is invalid
   */
  public static VersionInfo parse(byte[] json) {
    String text = Utf8.decode(json);
    VersionInfoReader.Fields fields = VersionInfoReader.read(text);
    try {
      return new VersionInfo(SemVer.parse(fields.version()), fields.time(), text);
    } catch (InvalidVersionException e) {
      throw new MalformedVersionInfoException("invalid version: " + e.reason(), text);
    }
  }

  /** Where the version comes from, as the text tells; {@link Origin#UNKNOWN} if it does not. */
  public Origin origin() {
    Map<String, String> values = VersionInfoReader.read(json).origin().orElse(Map.of());
    return new Origin(
        values.getOrDefault("vcs", ""),
        values.getOrDefault("url", ""),
        values.getOrDefault("subdir", ""),
        values.getOrDefault("hash", ""),
        values.getOrDefault("ref", ""));
  }

  /** The original text as UTF-8. */
  public byte[] toBytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
