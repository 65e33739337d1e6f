package io.github.goproxy4j.publish;

import com.google.common.io.Closer;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.release.ReleaseHints;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * What a client sent of one version. Whoever made it closes it, and the files in it.
 *
 * @param archive the zip or another archive with the files of the module
 * @param hints everything else
 */
public record Upload(Optional<Blob> archive, ReleaseHints hints) implements Closeable {
  /** Nothing so far. */
  public static final Upload EMPTY = new Upload(Optional.empty(), ReleaseHints.NONE);

  /** The same with an archive. */
  public Upload withArchive(Blob blob) {
    return new Upload(Optional.of(blob), hints);
  }

  /** The same with other things said about it. */
  public Upload withHints(ReleaseHints others) {
    return new Upload(archive, others);
  }

  @Override
  public void close() throws IOException {
    Closer files = Closer.create();
    archive.ifPresent(files::register);
    hints.goMod().ifPresent(files::register);
    hints.info().ifPresent(files::register);
    files.close();
  }
}
