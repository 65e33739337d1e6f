package io.github.goproxy4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.goproxy4j.module.ModulePath;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.release.ModuleRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
  private static final String STEM = "example.com/!m/@v/v1.0.0";

  @TempDir Path root;
  private DirectoryStore store;

  @BeforeEach
  void publish() throws IOException {
    store = DirectoryStore.at(root);
    publish("example.com/M@v1.0.0", "a");
    publish("example.com/M@v1.1.0", "b");
    publish("example.com/a/b@v0.0.0-20200102030405-abcdefabcdef", "c");
  }

  private void publish(String module, String content) throws IOException {
    try (ModuleRelease release = TestReleases.release(module, content, store.stagingFolder())) {
      store.publish(release);
    }
  }

  private List<String> scrub() throws IOException {
    var damage = new ArrayList<String>();
    assertThat(store.scrub(found -> damage.add(found.toString()))).isEqualTo(3);
    return damage;
  }

  private Path file(String extension) {
    return root.resolve(STEM + extension);
  }

  @Test
  void findsNothingInAWholeStore() throws IOException {
    assertThat(scrub()).isEmpty();
    store.delete(ModuleVersion.parse("example.com/M@v1.1.0"));
    assertThat(scrub()).isEmpty();
    assertThat(DirectoryStore.at(root.resolve("empty")).scrub(found -> {})).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {".zip", ".mod", ".info", ".ziphash", ".release"})
  void findsAFlippedBit(String extension) throws IOException {
    byte[] content = Files.readAllBytes(file(extension));
    content[content.length / 2] ^= 1;
    Files.write(file(extension), content);

    assertThat(scrub()).isNotEmpty().allMatch(line -> line.startsWith(STEM + "."));
    Files.delete(file(extension));
    if (!extension.equals(".release")) {
      assertThat(scrub()).containsExactly(STEM + extension + ": no such file or directory");
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    byte[] zip = Files.readAllBytes(file(".zip"));
    String sha256 =
        store.find(ModuleVersion.parse("example.com/M@v1.0.0")).orElseThrow().zip().sha256();
    zip[40] ^= 1;
    Files.write(file(".zip"), zip);
    Files.writeString(file(".mod"), "module example.com/N\n");
    Files.writeString(file(".info"), "{}");
    Files.writeString(root.resolve("example.com/!m/@v/list"), "v1.0.0\n");

    assertThat(scrub())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(STEM + ".zip: has SHA-256 ")
                    .endsWith(", but " + sha256 + " was published"),
            line -> assertThat(line).startsWith(STEM + ".mod: has SHA-256 "),
            line -> assertThat(line).isEqualTo(STEM + ".info: is not what the record says"),
            line ->
                assertThat(line).isEqualTo("example.com/!m/@v/list: is not made of the records"));
    store.reindex();
    assertThat(scrub()).hasSize(3);
  }

  @Test
  void holdsHashesOfTheRecordAgainstTheFiles() throws IOException {
    String record = Files.readString(file(".release"));
    String h1 = store.find(ModuleVersion.parse("example.com/M@v1.0.0")).orElseThrow().h1().value();
    String other = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    Files.writeString(file(".release"), record.replace(h1, other));

    assertThat(scrub())
        .containsExactly(
            STEM + ".zip: has " + h1 + ", but " + other + " was published",
            STEM + ".ziphash: is not what the record says");
    Files.writeString(file(".release"), "{}");
    assertThat(scrub())
        .hasSize(1)
        .allMatch(line -> line.startsWith(STEM + ".release: malformed release record: "));
  }

  @Test
  void findsFilesOfDeletedVersions() throws IOException {
    store.delete(ModuleVersion.parse("example.com/M@v1.0.0"));
    Files.writeString(file(".mod"), "");
    assertThat(scrub()).containsExactly(STEM + ".mod: is of a deleted version");
  }

  @Test
  void looksAgainAtWhatIsInTheMiddleOfAChange() throws Exception {
    var locks = new FolderLocks(root.toRealPath().resolve(".locks"));
    var damage = new ArrayList<Damage>();
    var scrubbing = new Thread(() -> scrubInto(damage));

    locks.holding(
        ModulePath.parse("example.com/M"),
        () -> {
          Files.move(file(".zip"), file(".away"));
          scrubbing.start();
          while (scrubbing.isAlive() && scrubbing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          return Files.move(file(".away"), file(".zip"));
        });
    scrubbing.join();

    assertThat(damage).isEmpty();
  }

  private void scrubInto(List<Damage> damage) {
    try {
      store.scrub(damage::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void missingRootIsAFailure() throws IOException {
    Path gone = root.resolve("gone");
    DirectoryStore other = DirectoryStore.at(gone);
    Files.move(gone, root.resolve("away"));
    assertThatThrownBy(() -> other.scrub(found -> {})).isInstanceOf(IOException.class);
  }
}
