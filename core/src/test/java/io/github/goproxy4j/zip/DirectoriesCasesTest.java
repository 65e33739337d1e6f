package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.sum.ModuleHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Go says of directories. Elsewhere than on Linux not all of them can exist. */
@DisplayName("Z35 Z36: what Go says of directories")
@EnabledOnOs(OS.LINUX)
class DirectoriesCasesTest {
  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> saysWhatGoSays() throws IOException {
    return GoCase.tests("dirs.txt", this::answer);
  }

  private List<String> answer(GoCase goCase) throws Exception {
    Path work = Files.createTempDirectory(temp, "case");
    Path module = work.resolve("m");
    for (GoCase.Line line : goCase.lines()) {
      make(line, line.path().equals(".") ? module : path(module, line.path()));
    }
    List<String> answer = GoCase.describe(ModuleZip.checkDirectory(module));
    answer.add("create " + create(goCase, module));
    return answer.stream().map(line -> line.replace(work.toString(), "$work")).toList();
  }

  /** By its bytes, which need not be UTF-8. */
  private static Path path(Path module, String path) {
    var uri = new StringBuilder(module.toUri().toString()).append('/');
    for (byte b : RawString.bytes(path)) {
      uri.append(b == '/' ? "/" : "%" + HexFormat.of().toHexDigits(b));
    }
    return Path.of(URI.create(uri.toString())).normalize();
  }

  private static void make(GoCase.Line line, Path path) throws Exception {
    Files.createDirectories(path.getParent());
    switch (line.kind()) {
      case "file" -> Files.write(path, line.bytes());
      case "dir" -> Files.createDirectories(path);
      case "link" -> Files.createSymbolicLink(path, Path.of(line.content()));
      case "pipe" ->
          assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
      default -> throw new IllegalArgumentException(line.kind());
    }
  }

  private static String create(GoCase goCase, Path module) throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      ModuleZip.create(goCase.moduleVersion(), module, out);
    } catch (IOException e) {
      return GoCase.escape(e.getMessage());
    }
    try (Blob zip = Blob.ofBytes(out.toByteArray())) {
      return ModuleHash.ofZip(zip).toString();
    }
  }
}
