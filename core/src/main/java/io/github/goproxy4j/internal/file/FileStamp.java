package io.github.goproxy4j.internal.file;

import io.github.goproxy4j.internal.text.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which file is at a path, and since when it is as it is, as far as its folder tells. */
record FileStamp(FileTime modified, long size, @Nullable Object key) {
  /**
   * @throws IOException with a message that names the file and the reason
   */
  static FileStamp of(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      throw new IOException(file + ": " + FileReason.of(e), e);
    }
  }

  /** Whether it was changed well before or, if clocks differ, well after. */
  boolean isFarFrom(Instant instant, Duration distance) {
    return Duration.between(modified.toInstant(), instant).abs().compareTo(distance) >= 0;
  }
}
