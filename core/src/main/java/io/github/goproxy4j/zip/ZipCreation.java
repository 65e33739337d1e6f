package io.github.goproxy4j.zip;

import io.github.goproxy4j.internal.text.GoQuote;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.team.InOrder;
import io.github.goproxy4j.team.Workers;
import io.github.goproxy4j.zip.Deflation.Sizes;
import io.github.goproxy4j.zip.SourceCheck.Accepted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Checks files, then writes those that belong in the zip (Z24-Z27). Several threads deflate them
 * ahead of their turn, as far as they fit the memory for it; what is too large for that is deflated
 * when it is written.
 */
final class ZipCreation implements InOrder<ZipWriter.Data> {
  private static final long LARGE = 8 << 20;
  private static final long AHEAD = 16 << 20;

  private final String prefix;
  private final List<Accepted> files;
  private final ZipWriter writer;

  private ZipCreation(ModuleVersion module, List<Accepted> files, ZipWriter writer) {
    this.prefix = module + "/";
    this.files = files;
    this.writer = writer;
  }

  /** Nothing is written unless everything is valid. */
  static ZipReport run(
      ModuleVersion module, SourceTree tree, OutputStream target, Workers workers, String failure)
      throws IOException {
    SourceCheck.Result checked = SourceCheck.of(tree);
    checked.report().requireValid(failure);
    try {
      var writer = new ZipWriter(target);
      long[] sizes = checked.accepted().stream().mapToLong(Accepted::size).toArray();
      workers.runInOrder(sizes, AHEAD, new ZipCreation(module, checked.accepted(), writer));
      writer.finish();
      return checked.report();
    } catch (IOException e) {
      throw Failures.during(failure, e);
    }
  }

  @Override
  public Maker<ZipWriter.Data> maker() {
    return new Deflating(new Deflation());
  }

  private final class Deflating implements Maker<ZipWriter.Data> {
    private final Deflation deflation;

    Deflating(Deflation deflation) {
      this.deflation = deflation;
    }

    @Override
    public ZipWriter.Data make(int task) throws IOException {
      Accepted file = files.get(task);
      if (file.size() > LARGE) {
        return target -> deflateNow(file, target);
      }
      var data = new ByteArrayOutputStream();
      Sizes sizes = deflate(file, deflation, data);
      return target -> {
        data.writeTo(target);
        return sizes;
      };
    }
  }

  @Override
  public void take(int task, ZipWriter.Data data) throws IOException {
    writer.add(prefix + files.get(task).path(), data);
  }

  private static Sizes deflateNow(Accepted file, OutputStream target) throws IOException {
    return deflate(file, new Deflation(), target);
  }

  private static Sizes deflate(Accepted file, Deflation deflation, OutputStream target)
      throws IOException {
    try (InputStream content = file.file().open()) {
      Sizes sizes = deflation.run(content, file.size() + 1, target);
      // A file that became shorter is no mistake to Go (Z26).
      if (sizes.uncompressed() > file.size()) {
        throw new IOException(
            "file " + GoQuote.quote(file.path()) + " is larger than declared size");
      }
      return sizes;
    }
  }
}
