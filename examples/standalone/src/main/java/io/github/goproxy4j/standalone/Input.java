package io.github.goproxy4j.standalone;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Work on one file, whose failure names that file. */
@FunctionalInterface
interface Input<T> {
  T read() throws IOException;

  static <T> T of(Path file, Input<T> work) throws IOException {
    try {
      return work.read();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + ErrorText.of(e), e);
    }
  }
}
