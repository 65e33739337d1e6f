package io.github.goproxy4j.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.module.VersionQuery;
import io.github.goproxy4j.source.UpstreamException.Failure;
import io.github.goproxy4j.source.VerifiedSource.Unlisted;
import io.github.goproxy4j.store.DirectoryCache;
import io.github.goproxy4j.sum.GoSum;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedSourceTest {
  private static final Fetch FETCH = Fetch.normal();
  private static final SampleModule SAMPLE = SampleModule.of("example.com/m", "v1.0.0");
  private static final ModuleVersion MODULE = SAMPLE.module();
  private static final String PREFIX = MODULE + "/";
  private static final Checksums MATCH = (file, actual, fetch) -> new Verdict.Match();
  private static final Checksums UNKNOWN = (file, actual, fetch) -> new Verdict.Unknown();
  private static final Checksums MISMATCH =
      (file, actual, fetch) -> new Verdict.Mismatch("h1:expected", "sum.example.com");

  private final OpenBlobs blobs = new OpenBlobs();
  private final ModuleSource upstream = blobs.track(MapSource.of(SAMPLE));
  private final RecordingLogger log = new RecordingLogger();

  @AfterEach
  void assertNoOpenBlobs() {
    blobs.assertNoneOpen();
  }

  private VerifiedSource.Builder builder(Checksums checksums) {
    return VerifiedSource.builder(checksums, upstream).log(new MismatchLog(log));
  }

  /** The sample with another zip. */
  private ModuleSource withZip(byte[] zip) {
    return withZip(Blob.ofBytes(zip));
  }

  private ModuleSource withZip(Blob zip) {
    return blobs.track(
        new ForwardingSource(upstream) {
          @Override
          public Blob zip(ModuleVersion module, Fetch fetch) {
            return zip;
          }
        });
  }

  private static void assertHandsOnBoth(ModuleSource source) throws IOException {
    try (Blob goMod = source.goMod(MODULE, FETCH);
        Blob zip = source.zip(MODULE, FETCH)) {
      assertThat(goMod.readAllBytes(1000)).isEqualTo(SAMPLE.goMod());
      assertThat(zip.readAllBytes(1000)).isEqualTo(SAMPLE.zip());
    }
  }

  private static void assertFails(
      ThrowingCallable question, Class<? extends Exception> type, String message) {
    assertThatThrownBy(question).isExactlyInstanceOf(type).hasMessage(message);
  }

  @Test
  @DisplayName("G4: a go.mod file and a zip have checksums of their own")
  void asksAboutEachFileByItsHash() throws IOException {
    List<String> asked = new ArrayList<>();
    Checksums recording =
        (file, actual, fetch) -> {
          asked.add(file + " " + actual);
          return new Verdict.Match();
        };

    assertHandsOnBoth(builder(recording).build());

    try (Blob zip = Blob.ofBytes(SAMPLE.zip())) {
      assertThat(asked)
          .containsExactly(
              MODULE + ".mod " + ModuleHash.ofGoMod(SAMPLE.goMod()),
              MODULE + ".zip " + ModuleHash.ofZip(zip));
    }
  }

  @Test
  void waitsForChecksumsNoLongerThanTheAsker() throws IOException {
    Fetch fetch = Fetch.normal().until(Instant.EPOCH);
    List<Fetch> fetches = new ArrayList<>();
    VerifiedSource source =
        builder(
                (file, actual, asker) -> {
                  fetches.add(asker);
                  return new Verdict.Match();
                })
            .build();

    source.goMod(MODULE, fetch).close();
    source.zip(MODULE, fetch).close();

    assertThat(fetches).containsExactly(fetch, fetch);
  }

  @Test
  @DisplayName("G3: other bytes than the expected ones are refused, in the go command's words")
  void refusesOtherBytes() throws IOException {
    VerifiedSource source = builder(MISMATCH).build();

    assertFails(
        () -> source.goMod(MODULE, FETCH),
        ChecksumMismatchException.class,
        "example.com/m@v1.0.0: verifying go.mod: checksum mismatch (downloaded: "
            + ModuleHash.ofGoMod(SAMPLE.goMod())
            + ", sum.example.com: h1:expected)");
    assertFails(
        () -> source.zip(MODULE, FETCH),
        ChecksumMismatchException.class,
        "example.com/m@v1.0.0: verifying module: checksum mismatch (downloaded: "
            + ModuleHash.ofZip(Blob.ofBytes(SAMPLE.zip()))
            + ", sum.example.com: h1:expected)");
  }

  @Test
  void logsEachMismatchOnce() {
    VerifiedSource source = builder(MISMATCH).build();

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> source.goMod(MODULE, FETCH)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> source.zip(MODULE, FETCH)).isInstanceOf(IOException.class);
    }

    assertThat(log.lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("WARN example.com/m@v1.0.0: verifying "));
  }

  @Test
  void manyWhoAskForOtherBytesAtOnceLeaveOneLineAndNothingElse(@TempDir Path temp)
      throws Exception {
    String line = MODULE.path() + " " + MODULE.version() + " h1:" + "A".repeat(43) + "=\n";
    Checksums goSum = Checksums.of(GoSum.parse("go.sum", line.getBytes(UTF_8)));
    DirectoryCache cache = DirectoryCache.at(temp.toRealPath());
    ModuleSource kept = PullThroughSource.of(cache, builder(goSum).build());
    var threads = Executors.newFixedThreadPool(20);
    try {
      Callable<Void> question =
          () -> {
            assertThatThrownBy(() -> kept.zip(MODULE, FETCH))
                .isInstanceOf(ChecksumMismatchException.class);
            return null;
          };
      for (var answer : threads.invokeAll(Collections.nCopies(60, question))) {
        answer.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(log.lines()).hasSize(1);
    assertThat(cache.usage().files()).isZero();
    assertThat(cache.stagingFolder()).isEmptyDirectory();
  }

  @Test
  void logsOtherBytesAgain() {
    List<byte[]> goMods = List.of(new byte[] {1}, new byte[] {2}, new byte[] {1});
    var next = goMods.iterator();
    ModuleSource changing =
        new ForwardingSource(upstream) {
          @Override
          public Blob goMod(ModuleVersion module, Fetch fetch) {
            return Blob.ofBytes(next.next());
          }
        };
    VerifiedSource source =
        VerifiedSource.builder(MISMATCH, changing).log(new MismatchLog(log)).build();

    goMods.forEach(bytes -> assertThatThrownBy(() -> source.goMod(MODULE, FETCH)).isNotNull());

    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void refusesWhatIsNotOnRecord() {
    VerifiedSource source = VerifiedSource.of(UNKNOWN, upstream);

    assertFails(
        () -> source.goMod(MODULE, FETCH),
        ModuleForbiddenException.class,
        "example.com/m@v1.0.0: verifying go.mod: checksum missing");
    assertFails(
        () -> source.zip(MODULE, FETCH),
        ModuleForbiddenException.class,
        "example.com/m@v1.0.0: verifying module: checksum missing");
  }

  @Test
  void acceptsWhatIsNotOnRecordWhereThatIsWanted() throws IOException {
    assertHandsOnBoth(builder(UNKNOWN).unlisted(Unlisted.ACCEPT).build());
    assertThatThrownBy(() -> builder(MISMATCH).unlisted(Unlisted.ACCEPT).build().zip(MODULE, FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  @DisplayName("G5: nobody is asked about private modules")
  void asksNothingAboutExemptModules() throws IOException {
    List<ModuleFile> asked = Collections.synchronizedList(new ArrayList<>());
    Checksums recording =
        (file, actual, fetch) -> {
          asked.add(file);
          return new Verdict.Unknown();
        };

    assertHandsOnBoth(builder(recording).exempt(ModulePatterns.of("example.com")).build());
    assertThat(asked).isEmpty();

    VerifiedSource other = builder(recording).exempt(ModulePatterns.of("example.com/n")).build();
    assertThatThrownBy(() -> other.zip(MODULE, FETCH)).isInstanceOf(ModuleForbiddenException.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  @DisplayName("G5: the go command's own toolchains are never exempt")
  void asksAboutToolchainsInAnyCase() {
    SampleModule toolchain =
        SampleModule.of("golang.org/toolchain", "v0.0.1-go1.26.0.linux-amd64").withoutGoMod();
    VerifiedSource source =
        VerifiedSource.builder(MISMATCH, MapSource.of(toolchain))
            .exempt(ModulePatterns.ALL)
            .build();

    assertThatThrownBy(() -> source.zip(toolchain.module(), FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  @DisplayName("Trap 37: a database out of reach is a failure, and nothing is handed on")
  void failsIfNobodyKnowsWhatIsExpected() {
    var failure = new UpstreamException(MODULE, Failure.TIMED_OUT, "too slow");
    VerifiedSource source =
        builder(
                (file, actual, fetch) -> {
                  throw failure;
                })
            .unlisted(Unlisted.ACCEPT)
            .build();

    assertThatThrownBy(() -> source.goMod(MODULE, FETCH)).isSameAs(failure);
    assertThatThrownBy(() -> source.zip(MODULE, FETCH)).isSameAs(failure);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  @DisplayName("Trap 44: a zip with the files of another module is not usable, listed or not")
  void refusesTheZipOfAnotherModule() {
    byte[] zip = SampleModule.of("example.com/m", "v1.1.0").zip();
    String message =
        "example.com/m@v1.0.0: unzip: example.com/m@v1.1.0/go.mod: "
            + "path does not have prefix \"example.com/m@v1.0.0/\"";

    assertFails(
        () -> VerifiedSource.of(MATCH, withZip(zip)).zip(MODULE, FETCH),
        UpstreamException.class,
        message);
    assertFails(
        () ->
            VerifiedSource.builder(UNKNOWN, withZip(zip))
                .exempt(ModulePatterns.ALL)
                .build()
                .zip(MODULE, FETCH),
        UpstreamException.class,
        message);
  }

  @Test
  @DisplayName("U4: what is on record need not be fit for unpacking")
  void refusesWhatTheGoCommandWouldNotUnpack() {
    byte[] nested = new RawZip().file(PREFIX + "sub/go.mod", "module sub\n").build();
    byte[] newline = new RawZip().file(PREFIX + "a\nb", "a").build();

    assertFails(
        () -> VerifiedSource.of(MATCH, withZip(nested)).zip(MODULE, FETCH),
        UpstreamException.class,
        "example.com/m@v1.0.0: unzip: example.com/m@v1.0.0/sub/go.mod: "
            + "go.mod file not in module root directory");
    assertThatThrownBy(() -> VerifiedSource.of(MATCH, withZip(newline)).zip(MODULE, FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("example.com/m@v1.0.0: unzip: ");
  }

  @Test
  @DisplayName("U4: the checksum is looked at before the rules")
  void saysMismatchOfAnInvalidZipToo() {
    byte[] nested = new RawZip().file(PREFIX + "sub/go.mod", "module sub\n").build();

    assertThatThrownBy(() -> VerifiedSource.of(MISMATCH, withZip(nested)).zip(MODULE, FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
  }

  @Test
  void refusesBrokenZips() {
    byte[] wrongSum = new RawZip().file(PREFIX + "a", "a", e -> e.crc = 1).build();

    assertFails(
        () -> VerifiedSource.of(MATCH, withZip(new byte[100])).zip(MODULE, FETCH),
        UpstreamException.class,
        "example.com/m@v1.0.0: unzip: zip: not a valid zip file");
    assertFails(
        () -> VerifiedSource.of(MATCH, withZip(wrongSum)).zip(MODULE, FETCH),
        UpstreamException.class,
        "example.com/m@v1.0.0: unzip: zip: checksum error");
  }

  @Test
  @DisplayName("Z1, Z2: what declares to be too large is not read")
  void refusesZipBombs() {
    long half = 262_144_001;
    byte[] bomb =
        new RawZip()
            .file(PREFIX + "a", "a", e -> e.uncompressedSize = half)
            .file(PREFIX + "b", "b", e -> e.uncompressedSize = half)
            .build();

    assertFails(
        () -> VerifiedSource.of(MATCH, withZip(bomb)).zip(MODULE, FETCH),
        UpstreamException.class,
        "example.com/m@v1.0.0: unzip: total uncompressed size of module contents too large "
            + "(max size is 524288000 bytes)");
    assertThatThrownBy(() -> VerifiedSource.of(MATCH, withZip(new Huge())).zip(MODULE, FETCH))
        .isInstanceOf(UpstreamException.class)
        .hasMessageStartingWith("example.com/m@v1.0.0: unzip: module zip file is too large");
  }

  /** More bytes than a zip may have, none of which can be read. */
  private static final class Huge implements Blob {
    @Override
    public long size() {
      return (500L << 20) + 1;
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new AssertionError("read");
    }

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("A failing disk is our own failure, not the upstream's")
  void passesOnFailuresToRead() {
    var failure = new IOException("I/O error");
    Blob unreadable =
        new Blob() {
          @Override
          public long size() {
            return 1000;
          }

          @Override
          public int read(ByteBuffer target, long position) throws IOException {
            throw failure;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> VerifiedSource.of(MATCH, withZip(unreadable)).zip(MODULE, FETCH))
        .isSameAs(failure);
  }

  @Test
  void passesOnWhatHasNoChecksum() throws IOException {
    VerifiedSource source = builder(MISMATCH).build();

    assertThat(source.versions(MODULE.path(), FETCH)).containsExactly(MODULE.version());
    assertThat(source.info(MODULE.path(), VersionQuery.LATEST, FETCH)).isEqualTo(SAMPLE.info());
  }

  @Test
  void aMismatchEndsTheSearchOfAGroup() {
    SourceGroup group =
        SourceGroup.builder().member(builder(MISMATCH).build()).member(upstream).build();

    assertThatThrownBy(() -> group.zip(MODULE, FETCH))
        .isInstanceOf(ChecksumMismatchException.class);
  }
}
