package io.github.goproxy4j.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingBlobTest {
  /** What is made of the others, so that overriding one of those counts. */
  private static final Set<String> MADE_OF_OTHERS = Set.of("newInputStream", "readAllBytes");

  private static final class Same extends ForwardingBlob {
    Same(Blob blob) {
      super(blob);
    }
  }

  @Test
  void forwardsEveryQuestion() {
    Set<String> forwarded =
        Arrays.stream(ForwardingBlob.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(Blob.class.getMethods())
        .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
        .extracting(Method::getName)
        .filteredOn(name -> !MADE_OF_OTHERS.contains(name))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(forwarded).contains(name));
  }

  @Test
  void isTheOtherBlob(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "content");
    try (Blob blob = new Same(Blob.ofFile(file, "abc"))) {
      assertThat(blob.size()).isEqualTo(7);
      assertThat(blob.sha256()).contains("abc");
      assertThat(blob.file()).contains(file);
      assertThat(blob.location()).isEmpty();
      assertThat(blob.readAllBytes(7)).asString().isEqualTo("content");
      var out = new ByteArrayOutputStream();
      blob.transferTo(Channels.newChannel(out), 3, 4);
      assertThat(out).hasToString("tent");
    }
  }
}
