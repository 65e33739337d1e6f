package io.github.goproxy4j.source;

import io.github.goproxy4j.archive.ZipFormatException;
import io.github.goproxy4j.archive.ZipLimitException;
import io.github.goproxy4j.blob.Blob;
import io.github.goproxy4j.event.ProxyEvent;
import io.github.goproxy4j.event.ProxyListener;
import io.github.goproxy4j.module.ModuleFile;
import io.github.goproxy4j.module.ModuleFile.Kind;
import io.github.goproxy4j.module.ModulePatterns;
import io.github.goproxy4j.module.ModuleVersion;
import io.github.goproxy4j.sum.ModuleHash;
import io.github.goproxy4j.sum.Verdict;
import io.github.goproxy4j.zip.CheckedZip;
import io.github.goproxy4j.zip.InvalidModuleZipException;
import io.github.goproxy4j.zip.ModuleZip;
import java.io.IOException;

/**
 * Hands on what another source has, but no go.mod file and no zip before it was held against the
 * checksum that is expected of it. It stands between a cache and what fills it, so that nothing is
 * kept that was not verified.
 *
 * <pre>{@code
 * ModuleSource verified =
 *     VerifiedSource.builder(checksums, upstream)
 *         .exempt(ModulePatterns.of("corp.example.com"))
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>Other bytes than the expected ones are a {@link ChecksumMismatchException}; the log says so
 *       once for each file and hash.
 *   <li>U4: a zip that is broken or that the go command would not unpack, such as one with the
 *       files of another module, is an {@link UpstreamException}, whatever its checksum. It is read
 *       once for both; what would be too large is not read.
 *   <li>G5: the go command's own toolchains are never exempt.
 *   <li>If it cannot be found out what is expected, that failure is the answer.
 *   <li>Lists and {@code .info} files have no checksums and are handed on as they are.
 * </ul>
 */
public final class VerifiedSource extends ForwardingSource {
  private final Checksums checksums;
  private final Unlisted unlisted;
  private final ModulePatterns exempt;
  private final MismatchLog log;
  private final ProxyListener listener;

  /** What becomes of a file for which no checksum is on record. */
  public enum Unlisted {
    /** It is handed on as if it had been verified. */
    ACCEPT,
    /** It is a {@link ModuleForbiddenException}. */
    REFUSE
  }

  @FunctionalInterface
  private interface Verification {
    void of(Blob blob) throws IOException;
  }

  private VerifiedSource(Builder builder) {
    super(builder.source);
    this.checksums = builder.checksums;
    this.unlisted = builder.unlisted;
    this.exempt = builder.exempt;
    this.log = builder.log;
    this.listener = builder.listener.failingAlone();
  }

  /** A source that hands on only files of {@code source} with a checksum on record. */
  public static VerifiedSource of(Checksums checksums, ModuleSource source) {
    return builder(checksums, source).build();
  }

  /** Begins a source that, unless told otherwise, is that of {@link #of}. */
  public static Builder builder(Checksums checksums, ModuleSource source) {
    return new Builder(checksums, source);
  }

  @Override
  public Blob goMod(ModuleVersion module, Fetch fetch) throws IOException {
    var file = new ModuleFile(module, Kind.MOD);
    return verified(
        delegate().goMod(module, fetch),
        blob -> requireExpected(file, ModuleHash.ofGoMod(blob), fetch));
  }

  @Override
  public Blob zip(ModuleVersion module, Fetch fetch) throws IOException {
    var file = new ModuleFile(module, Kind.ZIP);
    return verified(delegate().zip(module, fetch), blob -> requireUsable(file, blob, fetch));
  }

  private static Blob verified(Blob blob, Verification verification) throws IOException {
    try {
      verification.of(blob);
      return blob;
    } catch (Throwable e) {
      blob.close();
      throw e;
    }
  }

  private void requireUsable(ModuleFile file, Blob zip, Fetch fetch) throws IOException {
    try {
      CheckedZip checked = ModuleZip.checkAndHash(file.module(), zip);
      if (checked.hash().isPresent()) {
        requireExpected(file, checked.hash().get(), fetch);
      }
      checked.report().requireValid();
    } catch (ZipFormatException | ZipLimitException | InvalidModuleZipException e) {
      throw UsableZip.failure(file.module(), e);
    }
  }

  private void requireExpected(ModuleFile file, ModuleHash actual, Fetch fetch) throws IOException {
    if (Checksums.isExempt(file.module().path(), exempt)) {
      return;
    }
    Verdict verdict = checksums.check(file, actual, fetch);
    listener.happened(new ProxyEvent.Verified(file, actual, verdict));
    if (verdict instanceof Verdict.Mismatch mismatch) {
      throw log.logged(mismatch(file, actual, mismatch));
    } else if (verdict instanceof Verdict.Unknown && unlisted == Unlisted.REFUSE) {
      throw new ModuleForbiddenException(file.module(), verifying(file) + "checksum missing");
    }
  }

  private static ChecksumMismatchException mismatch(
      ModuleFile file, ModuleHash actual, Verdict.Mismatch mismatch) {
    return new ChecksumMismatchException(
        file.module(),
        verifying(file)
            + "checksum mismatch (downloaded: "
            + actual
            + ", "
            + mismatch.authority()
            + ": "
            + mismatch.expected()
            + ")");
  }

  private static String verifying(ModuleFile file) {
    return "verifying " + (file.kind() == Kind.MOD ? "go.mod" : "module") + ": ";
  }

  /** Collects what a {@link VerifiedSource} may let pass. */
  public static final class Builder {
    private final Checksums checksums;
    private final ModuleSource source;
    private Unlisted unlisted = Unlisted.REFUSE;
    private ModulePatterns exempt = ModulePatterns.NONE;
    private MismatchLog log = new MismatchLog();
    private ProxyListener listener = ProxyListener.NONE;

    private Builder(Checksums checksums, ModuleSource source) {
      this.checksums = checksums;
      this.source = source;
    }

    /** Says what becomes of files that are not on record; without it, they are refused. */
    public Builder unlisted(Unlisted unlisted) {
      this.unlisted = unlisted;
      return this;
    }

    /**
     * Says about which modules nothing is asked, so that whoever keeps the checksums never hears of
     * them: {@code GONOSUMDB}. Without it, none.
     */
    public Builder exempt(ModulePatterns exempt) {
      this.exempt = exempt;
      return this;
    }

    /** Says who is told of every comparison. */
    public Builder listener(ProxyListener listener) {
      this.listener = listener;
      return this;
    }

    Builder log(MismatchLog log) {
      this.log = log;
      return this;
    }

    /** The source. */
    public VerifiedSource build() {
      return new VerifiedSource(this);
    }
  }
}
