package io.github.goproxy4j.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.goproxy4j.internal.text.RawString;
import io.github.goproxy4j.zip.SourceFile.Kind;
import io.github.goproxy4j.zip.SourceFile.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @TempDir Path temp;

  @Test
  void keepsItsOwnListAndBytes() throws IOException {
    byte[] content = "a".getBytes(StandardCharsets.UTF_8);
    var list = new ArrayList<SourceFile>(List.of(SourceFile.ofBytes("a", content)));
    SourceTree tree = SourceTree.of(list);

    list.clear();
    content[0] = 'b';

    assertThat(tree.files()).hasSize(1);
    assertThat(tree.files().get(0).path()).isEqualTo("a");
    assertThat(tree.omitted()).isEmpty();
    assertThat(tree.files().get(0).status()).isEqualTo(new Status(Kind.REGULAR, 1));
    try (InputStream in = tree.files().get(0).open()) {
      assertThat(in).hasContent("a");
    }
  }

  @Test
  void asksTheDiskAboutAFileWhenItIsAsked() throws IOException {
    Path file = temp.resolve("f");
    SourceFile source = SourceFile.ofFile("a/b", file);

    assertThat(source.path()).isEqualTo("a/b");
    assertThatThrownBy(source::status).isInstanceOf(NoSuchFileException.class);
    Files.writeString(file, "abc");
    assertThat(source.status()).isEqualTo(new Status(Kind.REGULAR, 3));
    Files.delete(file);
    Files.createSymbolicLink(file, temp);
    assertThat(source.status().kind()).isEqualTo(Kind.SYMLINK);
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(source.status().kind()).isEqualTo(Kind.DIRECTORY);
  }

  @Test
  @DisplayName("Z19: what the disk says is the reason")
  void reportsAFileThatIsNotThere() {
    Path file = temp.resolve("missing");

    ZipReport report = ModuleZip.checkFiles(SourceTree.of(SourceFile.ofFile("a", file)));

    assertThat(report.invalid())
        .containsExactly(new ZipReport.Finding("a", file + ": no such file or directory"));
  }

  @Test
  @DisplayName("Z35: the size is that of the listing")
  void holdsFilesToTheSizeTheyHadWhenListed() throws IOException {
    Path file = Files.writeString(temp.resolve("a.go"), "12345");
    SourceTree tree = SourceTree.ofDirectory(temp);

    Files.writeString(file, "1234567");

    assertThat(tree.files().get(0).status()).isEqualTo(new Status(Kind.REGULAR, 5));
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  @DisplayName("Z35, trap 22: names are in the order of their bytes, which need not be UTF-8")
  void sortsNamesByBytes() throws IOException {
    List<String> names = List.of("%41", "%EF%AC%81", "%F0%9F%98%80", "%FE", "%FF");
    for (String name : names) {
      try {
        Files.createFile(Path.of(URI.create(temp.toUri() + name)));
      } catch (FileSystemException e) {
        abort("a file system with names of text: " + e);
      }
    }

    assertThat(SourceTree.ofDirectory(temp).files().stream().map(SourceFile::path))
        .containsExactlyElementsOf(names.stream().map(name -> RawString.of(bytes(name))).toList());
  }

  private static byte[] bytes(String escaped) {
    return HexFormat.of().parseHex(escaped.replace("%", ""));
  }

  @Test
  @DisplayName("Z35: a directory that is not there")
  void failsIfThereIsNoDirectory() {
    Path missing = temp.resolve("missing");

    assertThatThrownBy(() -> SourceTree.ofDirectory(missing))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> ModuleZip.checkDirectory(missing))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("Z35: a directory in another file system")
  void listsDirectoriesOfOtherFileSystems() throws IOException {
    Path archive = temp.resolve("a.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.createDirectories(zip.getPath("/m/sub/deep"));
      Files.writeString(zip.getPath("/m/go.mod"), "module example.com/m\n");
      Files.writeString(zip.getPath("/m/sub/deep/\u00e9.go"), "package deep\n");

      SourceTree tree = SourceTree.ofDirectory(zip.getPath("/m"));

      assertThat(tree.files())
          .extracting(SourceFile::path)
          .containsExactly("go.mod", "sub/deep/\u00e9.go");
      try (InputStream in = tree.files().get(1).open()) {
        assertThat(in).hasContent("package deep\n");
      }
    }
  }

  @Test
  @DisplayName("Z36: paths are joined as Go joins them")
  void reportsCleanPathsOfTheFileSystem() throws IOException {
    Files.writeString(temp.resolve("a.go"), "package a\n");
    Path detour = temp.resolve("sub").resolve("..");
    Files.createDirectory(temp.resolve("sub"));

    assertThat(ModuleZip.checkDirectory(detour).valid())
        .containsExactly(temp.resolve("a.go").toString());
  }

  @Test
  @DisplayName("Z36: a relative directory")
  void reportsRelativePathsOfTheFileSystem() throws IOException {
    ZipReport here = ModuleZip.checkDirectory(Path.of("."));
    ZipReport nameless = ModuleZip.checkDirectory(Path.of(""));
    ZipReport named = ModuleZip.checkDirectory(Path.of("src", "main"));

    assertThat(here.valid()).contains("pom.xml");
    assertThat(nameless.valid()).contains("pom.xml");
    assertThat(named.valid())
        .contains(Path.of("src", "main", "java", "module-info.java").toString());
  }

  @Test
  void reportsHaveTheirOwnLists() {
    var valid = new ArrayList<>(List.of("a"));
    var report = new ZipReport(valid, List.of(), List.of(), java.util.Optional.empty());

    valid.clear();

    assertThat(report.valid()).containsExactly("a");
    assertThat(report.problem()).isEmpty();
  }
}
