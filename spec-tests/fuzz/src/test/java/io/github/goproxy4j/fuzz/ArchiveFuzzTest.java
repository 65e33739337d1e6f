package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.release.ArchiveIngest;
import io.github.goproxy4j.release.ModuleRelease;
import io.github.goproxy4j.release.ReleaseHints;
import io.github.goproxy4j.release.ReleaseRefusedException;
import io.github.goproxy4j.release.Repair;
import io.github.goproxy4j.semver.SemVer;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** C1-C7, Z10-Z41: an archive of a publisher becomes a valid module zip or is refused. */
@Fuzzed
class ArchiveFuzzTest {
  private static final ReleaseHints HINTS = ReleaseHints.NONE.withVersion(SemVer.parse("v1.0.0"));
  private static final int LONGEST_MESSAGE = 20_000;

  /** What is made up beside the zip. */
  private static final Set<Repair.Kind> BESIDE =
      EnumSet.of(Repair.Kind.INFO_GENERATED, Repair.Kind.GO_MOD_SYNTHESIZED);

  static Stream<byte[]> seeds() throws IOException {
    return Stream.concat(ZipSeeds.all(), TarSeeds.all());
  }

  @MethodSource("seeds")
  @FuzzTest
  void archive(byte[] bytes) throws Exception {
    Effort.bounded(() -> check(bytes));
  }

  private static void check(byte[] bytes) throws IOException {
    try (var scratch = new Scratch()) {
      ArchiveIngest ingest = ArchiveIngest.builder(scratch.path()).build();
      try (Blob archive = Blob.ofBytes(bytes);
          ModuleRelease release = ingest.release(archive, HINTS);
          Blob zip = release.zip().openBlob()) {
        ModuleZip.check(release.module(), zip).requireValid();
        assertEquals(release.h1(), ModuleHash.ofZip(zip), "H1: the hash of the zip");
        assertTrue(release.module().isCanonical());
        if (release.info().origin().hash().isEmpty()) {
          assertNeedsNoRepair(ingest, release, zip);
        }
      } catch (ReleaseRefusedException e) {
        int length = e.reason().length();
        assertTrue(length <= LONGEST_MESSAGE + 12 * bytes.length, "message without bounds");
      }
      assertTrue(scratch.isEmpty(), "a temporary file is left");
    }
  }

  /** What was put right once is right, and its bytes are kept. */
  private static void assertNeedsNoRepair(ArchiveIngest ingest, ModuleRelease release, Blob zip)
      throws IOException {
    try (ModuleRelease again = ingest.release(zip, ReleaseHints.NONE)) {
      assertEquals(release.module(), again.module());
      assertEquals(release.zip().sha256(), again.zip().sha256());
      assertTrue(again.repairs().stream().allMatch(repair -> BESIDE.contains(repair.kind())));
    }
  }
}
