package io.github.goproxy4j.archive;

import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.team.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The entries of a zip as its central directory lists them.
 *
 * <pre>{@code
 * try (Blob zip = Blob.ofFile(file)) {
 *   for (ZipEntry entry : ZipDirectory.read(zip).entries()) {
 *     try (InputStream content = entry.open()) {
 *       content.transferTo(target);
 *     }
 *   }
 * }
 * }</pre>
 */
public final class ZipDirectory {
  private final Blob zip;
  private final DirectoryEnd end;
  private final long headerBytes;
  private final List<ZipEntry> entries;

  private ZipDirectory(Blob zip, DirectoryEnd end, long headerBytes, List<ZipEntry> entries) {
    this.zip = zip;
    this.end = end;
    this.headerBytes = headerBytes;
    this.entries = entries;
  }

  /** Reads with {@link ZipLimits#DEFAULT}. */
  public static ZipDirectory read(Blob zip) throws IOException {
    return read(zip, ZipLimits.DEFAULT);
  }

  /**
   * Reads the directory and no content. The entries read from {@code zip} later, which stays the
   * caller's to close.
   *
   * @throws ZipFormatException if Go would not open it
   * @throws ZipLimitException if there is more in it than {@code limits} allow
   */
  public static ZipDirectory read(Blob zip, ZipLimits limits) throws IOException {
    DirectoryEnd end = DirectoryEnd.find(zip);
    var reader = new DirectoryReader(zip, end.start(), end.base());
    var entries = new ArrayList<ZipEntry>();
    for (ZipEntry entry = reader.next(); entry != null; entry = reader.next()) {
      limits.check(entries.size() + 1, reader.bytesRead());
      entries.add(entry);
    }
    boolean complete = (short) entries.size() == (short) end.count();
    if (!complete || reader.end() == ZipFormatException.Reason.END) {
      throw new ZipFormatException(reader.end());
    }
    return new ZipDirectory(zip, end, reader.headerBytes(), List.copyOf(entries));
  }

  /** The entries in the order of the directory; names may repeat. */
  public List<ZipEntry> entries() {
    return entries;
  }

  /** The comment on the whole zip, whatever its encoding. */
  public byte[] comment() throws IOException {
    return end.comment(zip);
  }

  /** Where contents go, one after the other. It belongs to one thread. */
  public interface Sink extends ContentReader.Target {
    /** Forgets what comes. */
    Sink NOWHERE =
        new Sink() {
          @Override
          public void begin() {}

          @Override
          public void write(byte[] bytes, int offset, int length) {}

          @Override
          public void end(int entry) {}
        };

    /** Ends a content, which is that of the entry with this number in {@link #entries}. */
    void end(int entry) throws IOException;
  }

  /**
   * Makes sure that every reader sees these entries with these contents, or sees that it cannot
   * read the zip. All contents are read. Whether names repeat or are UTF-8 is not asked.
   *
   * @throws AmbiguousZipException if some reader may see something else
   * @throws ZipFormatException if a content cannot be read
   */
  public void requireUnambiguous() throws IOException {
    readUnambiguous(Workers.shared(), () -> Sink.NOWHERE);
  }

  /**
   * Does the same, and hands over the contents that are read for it, in any order; an entry that is
   * a directory has none. If this fails, nothing that came must be believed.
   *
   * @param sinks asked once by each thread
   * @throws AmbiguousZipException as {@link #requireUnambiguous}
   * @throws ZipFormatException as {@link #requireUnambiguous}
   */
  public void readUnambiguous(Workers workers, Supplier<? extends Sink> sinks) throws IOException {
    Optional<String> ambiguity = end.ambiguity(zip, entries.size(), headerBytes);
    if (ambiguity.isPresent()) {
      throw new AmbiguousZipException(ambiguity.get());
    }
    LocalHeaders.of(zip, entries).requireAgreement(end.start(), workers, sinks);
  }
}
