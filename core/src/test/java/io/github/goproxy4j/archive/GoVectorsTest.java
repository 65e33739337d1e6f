package io.github.goproxy4j.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.blob.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reader and the hash say of every zip of {@link ZipCases} what Go says, error texts included.
 *
 * <p>The expectations in {@code go-vectors.txt} were written by a Go program that read the same
 * bytes, which {@link ZipCases#main} had written to a folder; the head of that file says how.
 */
@DisplayName("C20 C21 C22 C23 H1 H2 H3: what Go says of a zip")
class GoVectorsTest {
  @TestFactory
  Stream<DynamicTest> saysWhatGoSays() throws IOException {
    Map<String, String> expected = expected();
    return ZipCases.all().entrySet().stream()
        .map(
            zip ->
                dynamicTest(zip.getKey(), () -> compare(zip.getValue(), zip.getKey(), expected)));
  }

  @Test
  void hasAnExpectationForEveryZipAndNoOther() throws IOException {
    assertThat(expected()).containsOnlyKeys(ZipCases.all().keySet()).hasSizeGreaterThan(200);
  }

  private static void compare(byte[] zip, String name, Map<String, String> expected)
      throws IOException {
    String actual = Sha256.hex(Sha256.of(zip)) + "\n" + ZipVerdict.of(Blob.ofBytes(zip));

    assertThat(actual).isEqualTo(expected.get(name));
  }

  private static Map<String, String> expected() throws IOException {
    var expected = new LinkedHashMap<String, String>();
    String name = "";
    for (String line : lines()) {
      if (line.startsWith("zip ")) {
        name = line.split(" ", 3)[1];
        expected.put(name, line.split(" ", 3)[2] + "\n");
      } else if (!line.startsWith("#")) {
        expected.merge(name, line + "\n", String::concat);
      }
    }
    return expected;
  }

  private static Iterable<String> lines() throws IOException {
    try (InputStream in = GoVectorsTest.class.getResourceAsStream("go-vectors.txt");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
