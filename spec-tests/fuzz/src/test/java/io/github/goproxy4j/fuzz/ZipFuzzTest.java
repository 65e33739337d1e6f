package io.github.goproxy4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.goproxy4j.archive.AmbiguousZipException;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.GoUnicode;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.ModuleZip;
import io.github.goproxy4j.zip.ZipReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** C1-C7, H2 and U1-U3: a zip of anybody. */
@Fuzzed
class ZipFuzzTest {
  private static final ModuleVersion MODULE = ModuleVersion.of("a.b/m", "v1.0.0");
  private static final int DIRECTORY_HEADER = 46;

  /** A byte of deflated data becomes no more than this. */
  private static final long MAX_INFLATION = 1032;

  static Stream<byte[]> seeds() throws IOException {
    return ZipSeeds.all();
  }

  @MethodSource("seeds")
  @FuzzTest
  void zip(byte[] bytes) throws Exception {
    Effort.bounded(() -> check(bytes));
  }

  private static void check(byte[] bytes) throws IOException {
    Blob zip = Blob.ofBytes(bytes);
    Optional<ZipDirectory> directory = directory(zip);
    if (directory.isEmpty()) {
      assertThrows(IOException.class, () -> ModuleZip.check(MODULE, zip));
      assertThrows(IOException.class, () -> ModuleZip.checkAndHash(MODULE, zip));
      return;
    }
    int entries = directory.get().entries().size();
    assertTrue(entries <= bytes.length / DIRECTORY_HEADER, "more entries than headers fit");
    assertAmbiguityTold(directory.get());
    boolean readable = true;
    boolean filesReadable = true;
    for (ZipEntry entry : directory.get().entries()) {
      boolean contentReadable = assertContent(entry, bytes.length);
      readable &= contentReadable;
      filesReadable &= contentReadable || entry.isDirectory();
    }
    ZipReport report = ModuleZip.check(MODULE, zip);
    assertReport(report, entries);
    Optional<ModuleHash> hash = assertHash(zip, report, readable);
    assertExtracted(zip, report.isValid() && filesReadable, directory.get(), hash);
  }

  private static Optional<ZipDirectory> directory(Blob zip) throws IOException {
    try {
      return Optional.of(ZipDirectory.read(zip));
    } catch (ZipFormatException | ZipLimitException e) {
      return Optional.empty();
    }
  }

  private static void assertAmbiguityTold(ZipDirectory directory) throws IOException {
    try {
      directory.requireUnambiguous();
    } catch (ZipFormatException | AmbiguousZipException e) {
      assertFalse(e.getMessage().contains("\n"), e::getMessage);
    }
  }

  /** Whether the content can be read to its end, which must then be as long as declared. */
  private static boolean assertContent(ZipEntry entry, int zipSize) throws IOException {
    long declared = entry.uncompressedSize();
    long read = 0;
    byte[] buffer = new byte[8192];
    try (InputStream content = entry.open()) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        assertTrue(n > 0, "read nothing, and not at the end");
        read += n;
        assertTrue(Long.compareUnsigned(read, declared) <= 0, "more than was declared");
      }
      assertEquals(declared, read, "ended before what was declared");
      return true;
    } catch (ZipFormatException e) {
      return false;
    } finally {
      assertTrue(read <= (zipSize + 1) * MAX_INFLATION, "more than deflate can hide");
    }
  }

  private static void assertReport(ZipReport report, int entries) {
    assertTrue(report.valid().size() + report.invalid().size() <= entries);
    assertTrue(report.omitted().isEmpty(), "C1: nothing is omitted from a zip");
    var folded = new HashSet<String>();
    for (String name : report.valid()) {
      assertTrue(name.startsWith(MODULE + "/"), "C2: outside of the module");
      assertTrue(folded.add(GoUnicode.fold(name)), "Z40: two names that fold to one");
      String path = "/" + name.substring(MODULE.toString().length() + 1) + "/";
      assertFalse(
          path.contains("/../") || path.contains("/./") || path.contains("//"), "not clean");
      assertFalse(path.matches("(?s).*[\\\\:*?\"<>|\\x00-\\x1F].*"), "Z30: no file's name");
    }
  }

  /** H2: the hash needs all contents, and does not depend on who asks. */
  private static Optional<ModuleHash> assertHash(Blob zip, ZipReport report, boolean readable)
      throws IOException {
    CheckedZip checked;
    try {
      checked = ModuleZip.checkAndHash(MODULE, zip);
    } catch (IOException e) {
      assertThrows(IOException.class, () -> ModuleHash.ofZip(zip));
      return Optional.empty();
    }
    assertEquals(report, checked.report());
    if (checked.hash().isPresent()) {
      assertTrue(readable, "H2: hashed what cannot be read");
      assertEquals(ModuleHash.ofZip(zip), checked.hash().get());
    }
    return checked.hash();
  }

  /** U1-U3: all of a valid zip, or nothing; and what was extracted has the hash of the zip. */
  private static void assertExtracted(
      Blob zip, boolean possible, ZipDirectory directory, Optional<ModuleHash> hash)
      throws IOException {
    try (var scratch = new Scratch()) {
      Path target = scratch.path().resolve("target");
      try {
        ModuleZip.extract(MODULE, zip, target);
      } catch (IOException e) {
        assertFalse(possible && hash.isPresent(), () -> "U1: valid, but " + e);
        assertTrue(scratch.isEmpty(), "U3: something is left");
        return;
      }
      assertTrue(possible, "U1: extracted what is not valid");
      boolean onlyFiles = directory.entries().stream().noneMatch(ZipEntry::isDirectory);
      if (onlyFiles && hash.isPresent()) {
        assertEquals(hash.get(), ModuleHash.ofDirectory(target, MODULE), "H5");
      }
    }
  }
}
