package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.Utf8;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Z25, C1, U2: what was made is valid, and what comes out of it is what went in. */
class RoundTripTest {
  private static final ModuleVersion MODULE = ModuleVersion.ofCanonical("example.com/M", "v1.0.0");

  @Property(tries = 60)
  void unpacksWhatItPacked(@ForAll("trees") Map<String, String> contents) throws IOException {
    var files = new ArrayList<SourceFile>();
    contents.forEach((path, content) -> files.add(SampleFile.of(path, content)));
    files.sort(Comparator.comparing(SourceFile::path, Utf8::compare));
    Assume.that(ModuleZip.checkFiles(SourceTree.of(files)).isValid());
    byte[] packed = pack(SourceTree.of(files));
    Path temp = Files.createTempDirectory("round");
    try (Blob zip = Blob.ofBytes(packed)) {
      CheckedZip checked = ModuleZip.checkAndHash(MODULE, zip);
      Path unpacked = temp.resolve("unpacked");

      assertThat(ModuleZip.extract(MODULE, zip, unpacked)).isEqualTo(checked.report());

      assertThat(checked.hash()).hasValue(ModuleHash.ofDirectory(unpacked, MODULE));
      assertThat(ModuleHash.ofZip(Blob.ofBytes(pack(SourceTree.ofDirectory(unpacked)))))
          .isEqualTo(checked.hash().orElseThrow());
    } finally {
      delete(temp);
    }
  }

  private static byte[] pack(SourceTree tree) throws IOException {
    var out = new ByteArrayOutputStream();
    ModuleZip.create(MODULE, tree, out);
    return out.toByteArray();
  }

  @Provide
  Arbitrary<Map<String, String>> trees() {
    Arbitrary<String> path =
        Arbitraries.of("a", "b", "B.go", "c d", "\u00e9", "\u65e5\u672c.go", "-x", "\ud840\udc00")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(elements -> String.join("/", elements));
    return Arbitraries.maps(path, Arbitraries.strings().ofMaxLength(500)).ofMaxSize(8);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inside) {
        Files.delete(file);
      }
    }
  }
}
