package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.zip.SourceCheck.Accepted;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Checks files, then writes those that belong in the zip (Z24-Z27). */
final class ZipCreation {
  private final String prefix;
  private final ZipWriter writer;

  private ZipCreation(ModuleVersion module, ZipWriter writer) {
    this.prefix = module + "/";
    this.writer = writer;
  }

  /** Nothing is written unless everything is valid. */
  static ZipReport run(ModuleVersion module, SourceTree tree, OutputStream target, String failure)
      throws IOException {
    SourceCheck.Result checked = SourceCheck.of(tree);
    checked.report().requireValid(failure);
    try (var writer = new ZipWriter(target)) {
      var creation = new ZipCreation(module, writer);
      for (Accepted file : checked.accepted()) {
        creation.add(file);
      }
      writer.finish();
      return checked.report();
    } catch (IOException e) {
      throw Failures.during(failure, e);
    }
  }

  private void add(Accepted file) throws IOException {
    try (InputStream content = file.file().open()) {
      // A file that became shorter is no mistake to Go (Z26).
      if (writer.add(prefix + file.path(), content, file.size() + 1) > file.size()) {
        throw new IOException(
            "file " + GoQuote.quote(file.path()) + " is larger than declared size");
      }
    }
  }
}
