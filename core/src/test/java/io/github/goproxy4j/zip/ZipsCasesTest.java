package io.github.goproxy4j.zip;

import io.github.goproxy4j.archive.RawZip;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.RawString;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Go says of the directories of zips. */
@DisplayName("Z2 Z3 Z40 Z41 C1-C7: what Go says of zips")
class ZipsCasesTest {
  private static final int SYMLINK = 0xA1FF;

  @TestFactory
  Stream<DynamicTest> saysWhatGoSays() throws IOException {
    return GoCase.tests("zips.txt", ZipsCasesTest::answer);
  }

  private static List<String> answer(GoCase goCase) throws IOException {
    var zip = new RawZip();
    for (GoCase.Line line : goCase.lines()) {
      zip.file(RawString.bytes(line.path()), line.bytes(), entry -> change(entry, line));
    }
    try (Blob blob = Blob.ofBytes(zip.build())) {
      return GoCase.describe(ModuleZip.check(goCase.moduleVersion(), blob));
    } catch (IllegalArgumentException e) {
      return List.of("error " + e.getMessage());
    }
  }

  private static void change(RawZip.Entry entry, GoCase.Line line) {
    if (line.size() >= 0 && line.size() < 0xFFFFFFFFL) {
      entry.uncompressedSize = line.size();
    } else {
      entry.uncompressedSize = 0xFFFFFFFFL;
      entry.extra = RawZip.zip64Extra(line.size());
    }
    if (line.kind().equals("link")) {
      entry.versionMadeBy = 3 << 8 | 20;
      entry.externalAttributes = SYMLINK << 16;
    }
  }
}
