package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Go says of lists of files, and the hash of the zip it makes of them. */
@DisplayName("Z2 Z3 Z10-Z24 Z26 Z27 Z30-Z32 Z40 Z41: what Go says of files")
class FilesCasesTest {
  @TestFactory
  Stream<DynamicTest> saysWhatGoSays() throws IOException {
    return GoCase.tests("files.txt", FilesCasesTest::answer);
  }

  private static List<String> answer(GoCase goCase) throws IOException {
    SourceTree tree = SourceTree.of(goCase.lines().stream().map(SampleFile::of).toList());
    List<String> answer = GoCase.describe(ModuleZip.checkFiles(tree));
    answer.add("create " + create(goCase, tree));
    return answer;
  }

  private static String create(GoCase goCase, SourceTree tree) throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      ZipReport report = ModuleZip.create(goCase.moduleVersion(), tree, out);
      assertThat(report).isEqualTo(ModuleZip.checkFiles(tree));
    } catch (IllegalArgumentException e) {
      // Refused as an argument, which is before there is anything to create.
      return "create zip: " + GoCase.escape(e.getMessage());
    } catch (IOException e) {
      return GoCase.escape(e.getMessage());
    }
    try (Blob zip = Blob.ofBytes(out.toByteArray())) {
      assertThat(ModuleZip.check(goCase.moduleVersion(), zip).isValid()).isTrue();
      return ModuleHash.ofZip(zip).toString();
    }
  }
}
