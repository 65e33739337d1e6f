package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionInfo;
import io.github.goproxy4j.store.StoredRelease.Content;
import io.github.goproxy4j.store.StoredRelease.State;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRecordTest {
  private static final ModuleVersion MODULE = ModuleVersion.parse("example.com/M@v1.0.0");
  private static final String INFO =
      "{\"Version\":\"v1.0.0\",\"Time\":\"2020-01-02T03:04:05Z\",\"Origin\":{\"VCS\":\"git\"}}";
  private static final String RECORD =
      "{\"format\":1,\"module\":\"example.com/M\",\"version\":\"v1.0.0\","
          + "\"h1\":\"h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\","
          + "\"goModH1\":\"h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=\","
          + "\"zipSize\":123456789012,\"zipSha256\":\""
          + "01".repeat(32)
          + "\",\"goModSize\":7,\"goModSha256\":\""
          + "ab".repeat(32)
          + "\",\"info\":\"{\\\"Version\\\":\\\"v1.0.0\\\",\\\"Time\\\":\\\"2020-01-02T03:04:05Z\\\","
          + "\\\"Origin\\\":{\\\"VCS\\\":\\\"git\\\"}}\","
          + "\"provenance\":\"zip\",\"published\":\"2026-01-02T03:04:05.006Z\"}\n";

  private static StoredRelease release() {
    return new StoredRelease(
        MODULE,
        VersionInfo.parse(INFO.getBytes(StandardCharsets.UTF_8)),
        ModuleHash.parse("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
        ModuleHash.parse("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY="),
        new Content(123456789012L, "01".repeat(32)),
        new Content(7, "ab".repeat(32)),
        "zip",
        Instant.parse("2026-01-02T03:04:05.006Z"),
        State.PUBLISHED);
  }

  @Test
  void writesEverythingThatIsKnown() throws IOException {
    assertThat(ReleaseRecord.write(release())).asString().isEqualTo(RECORD);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(read(RECORD)).isEqualTo(release());
  }

  @Test
  void skipsUnknownKeys() throws IOException {
    String more = "{\"commit\":\"abc\",\"n\":1,\"x\":[{\"h1\":null}],\"y\":{\"h1\":1},";
    assertThat(read(more + RECORD.substring(1))).isEqualTo(release());
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"h1\":\"h1:|\"h1\":\"h2:|malformed module hash",
        "\"h1\":\"h1:|\"H1\":\"h1:|h1 is missing or not a string",
        "\"provenance\":\"zip\"|\"provenance\":null|provenance is missing or not a string",
        "\"goModSize\":7|\"goModSize\":\"7\"|goModSize is missing or not a number",
        "\"goModSize\":7|\"goModSize\":7.0|goModSize is missing or not a number",
        "\"goModSize\":7|\"goModSize\":-7|goMod has an impossible size or SHA-256",
        "\"goModSize\":7|\"goModSize\":77777777777777777777|not valid JSON",
        "abab|ABAB|goMod has an impossible size or SHA-256",
        "example.com/M|example.com/m|is about example.com/m@v1.0.0",
        "\"version\":\"v1.0.0\"|\"version\":\"v1.0.1\"|is about example.com/M@v1.0.1",
        "\\\"v1.0.0\\\"|\\\"v1.0.1\\\"|info is about v1.0.1",
        "\\\"v1.0.0\\\"|\\\"v1\\\"|info is about v1",
        "\"format\":1|\"format\":2|format 2 is not known",
        "\"format\":1|\"format\":1,\"format\":1|not valid JSON",
        "2026-01-02|2026-02-30|published is not a time",
        "006Z\"}|006Z\"} {}|text after the JSON object",
        "006Z\"}|006Z\"|not valid JSON",
        "{\"format\"|[{\"format\"|not a JSON object",
      })
  void refusesWhatItWouldNotWrite(String part, String replacement, String reason) {
    String record = RECORD.replace(part, replacement);
    assertThat(record).isNotEqualTo(RECORD);
    assertThatThrownBy(() -> read(record))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("malformed release record: " + reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesRecordsThatEndEarly() {
    for (int i = 0; i < RECORD.length() - 2; i++) {
      String record = RECORD.substring(0, i);
      assertThatThrownBy(() -> read(record)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesHugeRecords() {
    String record = RECORD + " ".repeat(ReleaseRecord.LIMIT);
    assertThatThrownBy(() -> read(record)).hasMessage("release record of more than 1048576 bytes");
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000)))
        .hasMessage("malformed release record: not valid JSON");
  }

  @Test
  void refusesWhatIsNoTextInTheEncodingItBeginsWith() {
    byte[] utf32 = {0, 0, 0, '{', '"', 's', 'a', '"'};
    assertThatThrownBy(() -> ReleaseRecord.read(new ByteArrayInputStream(utf32), MODULE))
        .hasMessage("malformed release record: not valid JSON");
  }

  private static StoredRelease read(String record) throws IOException {
    return ReleaseRecord.read(
        new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)), MODULE);
  }
}
