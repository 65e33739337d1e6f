package io.github.goproxy4j.spec.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.archive.AmbiguousZipException;
import io.github.goproxy4j.archive.ZipDirectory;
import io.github.goproxy4j.archive.ZipEntry;
import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipInputStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What is called unambiguous is the same to readers that go by other fields than Go's does. */
class OtherReadersTest {
  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void seeWhatGoSeesOrNothing(@ForAll Random random) throws IOException {
    byte[] zip = Zips.ANY.next(random).array();
    Optional<Set<String>> entries = unambiguous(zip);
    if (entries.isPresent()) {
      assertSame(entries.get(), zip, OtherReadersTest::streamed);
      assertSame(entries.get(), zip, OtherReadersTest::commonsStreamed);
      assertSame(entries.get(), zip, OtherReadersTest::commons);
    }
  }

  /** Reads names and contents. */
  @FunctionalInterface
  private interface Reader {
    List<String> read(byte[] zip) throws IOException;
  }

  private static void assertSame(Set<String> expected, byte[] zip, Reader reader) {
    List<String> entries;
    try {
      entries = reader.read(zip);
    } catch (IOException | IllegalArgumentException | NoClassDefFoundError e) {
      return;
    }
    assertThat(new HashSet<>(entries)).as("%s", Bytes.of(zip)).isEqualTo(expected);
  }

  /** Empty for zips that nobody has to see the same in, and for those with names of no module. */
  private static Optional<Set<String>> unambiguous(byte[] zip) throws IOException {
    var names = new HashSet<String>();
    var entries = new HashSet<String>();
    try {
      ZipDirectory directory = ZipDirectory.read(Blob.ofBytes(zip));
      directory.requireUnambiguous();
      for (ZipEntry entry : directory.entries()) {
        String name = entry.nameText();
        if (!names.add(name) || !isPlain(name)) {
          return Optional.empty();
        }
        entries.add(entry(name, entry.open()));
      }
      return Optional.of(entries);
    } catch (ZipFormatException | AmbiguousZipException e) {
      return Optional.empty();
    }
  }

  /** Readers decode other characters in different ways, and some take backslashes for slashes. */
  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c < 0x80 && c != '\\');
  }

  private static String entry(String name, InputStream content) throws IOException {
    return name + " " + Sha256.hex(Sha256.of(content.readAllBytes()));
  }

  private static List<String> streamed(byte[] zip) throws IOException {
    var entries = new ArrayList<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry(entry.getName(), in));
      }
    }
    return entries;
  }

  private static List<String> commonsStreamed(byte[] zip) throws IOException {
    var entries = new ArrayList<String>();
    try (var in = new ZipArchiveInputStream(new ByteArrayInputStream(zip))) {
      for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry(entry.getName(), in));
      }
    }
    return entries;
  }

  private static List<String> commons(byte[] zip) throws IOException {
    var entries = new ArrayList<String>();
    try (ZipFile file = ZipFile.builder().setByteArray(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntriesInPhysicalOrder())) {
        entries.add(entry(entry.getName(), file.getInputStream(entry)));
      }
    }
    return entries;
  }
}
